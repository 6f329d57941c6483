export interface LineChange {
  readonly line: number
  readonly text: string
}
export function formatLines(_lines: readonly string[], _options: { from?: number; to?: number } = {}): LineChange[] {
  return []
}
