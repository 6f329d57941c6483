/**
 * Where each line starts, counted in UTF-16 units from the document's start. Counted only as far as somebody asks,
 * since edits arrive as lines and characters and hardly anything needs offsets.
 */
interface CountedLine {
  readonly text: string
  readonly ending: string
}

export class LineOffsets {
  readonly #lines: readonly CountedLine[]
  /** Always the starts of the lines from the first on, without a gap; the first line's is there from the beginning. */
  readonly #starts: number[] = [0]

  constructor(lines: readonly CountedLine[]) {
    this.#lines = lines
  }

  /** The line `index` changed: the starts of those after it are no longer known. */
  forgetFrom(index: number): void {
    if (this.#starts.length > index + 1) this.#starts.length = index + 1
  }

  startOf(index: number): number {
    while (this.#starts.length <= index) this.#countOne()
    return this.#starts[index] ?? 0
  }

  /** The last line that starts at or before the offset. */
  lineAt(offset: number): number {
    while (this.#starts.length < this.#lines.length && (this.#starts.at(-1) ?? 0) <= offset) this.#countOne()
    let low = 0
    let high = this.#starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] ?? 0) > offset) high = middle
      else low = middle + 1
    }
    return Math.max(0, low - 1)
  }

  #countOne(): void {
    const index = this.#starts.length - 1
    const line = this.#lines[index]
    this.#starts.push((this.#starts[index] ?? 0) + (line ? line.text.length + line.ending.length : 0))
  }
}
