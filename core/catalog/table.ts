/** Reads tab-separated text with a heading row into records by heading. It knows nothing of what the columns mean. */

/** One row; a column that the file lacks reads as ''. */
export type Row = (column: string) => string

/** The rows of a table. An absent file is an empty table, so that a trimmed catalogue still loads. */
export function readTable(text: string | undefined): readonly Row[] {
  if (text === undefined) return []
  const [heading, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const columns = new Map((heading ?? '').split('\t').map((name, index) => [name.trim(), index]))
  return lines.filter((line) => line.trim() !== '').map((line) => rowOf(columns, line.split('\t')))
}

function rowOf(columns: ReadonlyMap<string, number>, cells: readonly string[]): Row {
  return (column) => cells[columns.get(column) ?? -1]?.trim() ?? ''
}

/** A year cell; blank means no bound. */
export function readYear(text: string): number | undefined {
  return /^\d{4}$/.test(text) ? Number(text) : undefined
}
