/** From what is on the page to where it is written, and back: the cell that a cursor is in, or what stands nearest above it. */
import type { Fragments, Shown } from './fragments.ts'

export interface Place {
  readonly uri: string
  readonly line: number
  readonly start: number
  readonly end: number
}

export interface Found {
  readonly element: Element
  /** Whether the cursor's own line is shown, and not only one above it. */
  readonly isExact: boolean
}

interface Placed extends Place {
  readonly element: Element
}

const printed = '[data-at]:not(button)'

export class Places {
  readonly #fragments: Fragments
  /** By file and line; made when it is first asked for after an update. */
  #byFile: ReadonlyMap<string, readonly Placed[]> | undefined

  constructor(fragments: Fragments) {
    this.#fragments = fragments
  }

  forget(): void {
    this.#byFile = undefined
  }

  /** Where an element is written; what is generated leads to its row, else to its table. */
  of(element: Element): Place | undefined {
    const own = element.closest('[data-at]:not(section)') ?? element.closest('tr')?.querySelector('[data-at]') ?? element.closest('[data-at]')
    const fragment = [...this.#fragments.all].find((each) => own && each.element.contains(own))
    return own && fragment ? this.#read(own, fragment) : undefined
  }

  /** What is printed of a line: the cell that covers the place, else the nearest in the line, else whatever comes last above. */
  nearest(uri: string, line: number, character: number): Found | undefined {
    this.#byFile ??= this.#index()
    const placed = this.#byFile.get(uri) ?? []
    let last: number | undefined
    for (const each of placed) if (each.line <= line && (last === undefined || each.line > last)) last = each.line
    if (last === undefined) return undefined
    const inLine = placed.filter((each) => each.line === last)
    const distance = ({ start, end }: Place) => (character < start ? start - character : character > end ? character - end : 0)
    const [nearest] = last === line ? inLine.toSorted((a, b) => distance(a) - distance(b)) : inLine
    return nearest && { element: nearest.element, isExact: last === line }
  }

  #index(): ReadonlyMap<string, readonly Placed[]> {
    const byFile = new Map<string, Placed[]>()
    for (const fragment of this.#fragments.all)
      for (const element of fragment.element.querySelectorAll(printed)) {
        const place = this.#read(element, fragment)
        if (!place) continue
        const inFile = byFile.get(place.uri) ?? []
        byFile.set(place.uri, inFile)
        inFile.push({ ...place, element })
      }
    return byFile
  }

  /** `file:line:start:end`; without a file it is the fragment's, and the line is counted from the fragment's. */
  #read(element: Element, { base }: Shown): Place | undefined {
    const [file = '', line = '', start = '', end = ''] = (element.getAttribute('data-at') ?? '').split(':')
    const uri = this.#fragments.files[file === '' ? (base?.file ?? -1) : Number(file)]
    if (uri === undefined) return undefined
    return { uri, line: Number(line) + (file === '' ? (base?.line ?? 0) : 0), start: Number(start), end: Number(end) }
  }
}
