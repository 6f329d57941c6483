/**
 * One project, however it is written: `11010224T…-名称` here, the name alone there, the code alone elsewhere. Codes are
 * learned from the cells that have both; a name is the key, so that all three meet.
 */
import { foldLabel } from '../format/label.ts'

export class Projects {
  readonly #names = new Map<string, string>()
  /** Codes that were asked for alone, with what they were taken for. */
  readonly #asked = new Map<string, string>()

  keyOf(code: string | undefined, name: string | undefined): string {
    if (name !== undefined && name !== '') {
      const folded = foldLabel(name)
      if (code !== undefined && !this.#names.has(code)) this.#names.set(code, folded)
      return folded
    }
    const key = this.#names.get(code ?? '') ?? code ?? ''
    if (code !== undefined) this.#asked.set(code, key)
    return key
  }

  /** Some cell has a code alone: what a project cell means may then change with any other. */
  get isAsked(): boolean {
    return this.#asked.size > 0
  }

  /** A code was asked for before a cell gave its name: the cells must be read once more. */
  get isBehind(): boolean {
    for (const [code, key] of this.#asked) if ((this.#names.get(code) ?? code) !== key) return true
    return false
  }
}
