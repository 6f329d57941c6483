/** Source places as attributes of the preview: `file:line:start:end`, counted from the fragment's own place as far as it is in the same file. */
import type { SourcePlace } from './model.ts'

export interface PlaceBase {
  /** By number in the preview's list. */
  readonly file: number
  readonly line: number
}

export class FilesOfPlaces {
  readonly #numbers = new Map<string, number>()

  get list(): readonly string[] {
    return [...this.#numbers.keys()]
  }

  number(uri: string): number {
    const known = this.#numbers.get(uri)
    if (known !== undefined) return known
    this.#numbers.set(uri, this.#numbers.size)
    return this.#numbers.size - 1
  }

  baseOf(place: SourcePlace | undefined): PlaceBase | undefined {
    return place && { file: this.number(place.uri), line: place.line }
  }

  /** With a blank before it; nothing for what is written nowhere. */
  attribute(place: SourcePlace | undefined, base: PlaceBase | undefined): string {
    if (!place) return ''
    const file = this.number(place.uri)
    const isNear = file === base?.file
    return ` data-at="${isNear ? '' : file}:${place.line - (isNear ? base.line : 0)}:${place.start}:${place.end}"`
  }
}
