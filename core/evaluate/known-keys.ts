/**
 * Which keys of a 每 line take part: one that the source knows in no row, or that no written row of the view knows, falls away
 * (language.md, Meaning 2). Only counts.
 */
type Words = readonly (string | undefined)[]

export class KnownKeys {
  readonly #source: number[]
  readonly #view: number[]
  #viewRows = 0

  constructor(size: number) {
    this.#source = new Array(size).fill(0)
    this.#view = new Array(size).fill(0)
  }

  isActive(index: number): boolean {
    return (this.#source[index] ?? 0) > 0 && ((this.#view[index] ?? 0) > 0 || this.#viewRows === 0)
  }

  /** Counts a tuple of the source in or out; whether that changed which keys take part. */
  countSource(words: Words, by: 1 | -1): boolean {
    return this.#changes(() => add(this.#source, words, by))
  }

  /** Counts a written row of the view in or out; whether that changed which keys take part. */
  countView(words: Words, by: 1 | -1): boolean {
    return this.#changes(() => {
      this.#viewRows += by
      add(this.#view, words, by)
    })
  }

  #changes(count: () => void): boolean {
    const before = this.#source.map((_, index) => this.isActive(index))
    count()
    return before.some((active, index) => active !== this.isActive(index))
  }
}

function add(counts: number[], words: Words, by: 1 | -1): void {
  for (const [index, word] of words.entries()) if (word !== undefined) counts[index] = (counts[index] ?? 0) + by
}
