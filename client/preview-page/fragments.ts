/** Keeps the page's fragments as the server says: in its order, each as it was sent last. */
import type { PreviewContent, PreviewFragment } from '../protocol.ts'
import { patch } from './patch.ts'

export interface Shown {
  readonly id: string
  readonly base: PreviewFragment['base']
  readonly element: Element
}

export class Fragments {
  readonly #sheet: Element
  /** What stays at the top is no part of the sheet. */
  readonly #bar: Element
  #shown = new Map<string, Shown>()
  files: readonly string[] = []

  constructor(sheet: Element, bar: Element) {
    this.#sheet = sheet
    this.#bar = bar
  }

  get all(): Iterable<Shown> {
    return this.#shown.values()
  }

  clear(): void {
    this.#sheet.replaceChildren()
    this.#bar.replaceChildren()
    this.#shown = new Map()
  }

  find(id: string): Element | undefined {
    return this.#shown.get(id)?.element
  }

  /** False if it leaves out what is not here: then the update was meant for an earlier page, and a whole one is on its way. */
  update({ fragments, files }: PreviewContent, changed: (element: Element) => void): boolean {
    if (fragments.some(({ id, html }) => html === undefined && !this.#shown.has(id))) return false
    const before = this.#shown
    const ids = new Set(fragments.map(({ id }) => id))
    // First, so that nothing has to move past it: what moves loses how far it was scrolled to the side.
    for (const { id, element } of before.values()) if (!ids.has(id)) element.remove()
    this.files = files
    this.#shown = new Map()
    const next = new Map([this.#sheet, this.#bar].map((home) => [home, home.firstElementChild]))
    for (const fragment of fragments) {
      const element = before.get(fragment.id)?.element ?? this.#emptyElement()
      if (fragment.html !== undefined) patch(element, this.#parsed(fragment.html), element.hasChildNodes() ? changed : () => undefined)
      const home = fragment.id === 'bar' ? this.#bar : this.#sheet
      const place = next.get(home) ?? null
      if (place === element) next.set(home, element.nextElementSibling)
      else home.insertBefore(element, place)
      this.#shown.set(fragment.id, { id: fragment.id, base: fragment.base, element })
    }
    return true
  }

  #emptyElement(): Element {
    const element = document.createElement('div')
    element.className = 'fragment'
    return element
  }

  /** Nothing in a template runs or loads; that nothing does in the page either is the policy's affair. */
  #parsed(html: string): Element {
    const element = this.#emptyElement()
    const template = document.createElement('template')
    template.innerHTML = html
    element.append(template.content)
    return element
  }
}
