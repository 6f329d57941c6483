/** The editor's cursor on the page: its cell is marked, and brought into view when the cursor comes to another line. */
import type { ToPage } from '../preview-messages.ts'
import type { Place, Places } from './places.ts'
import { bringIntoView } from './travel.ts'

type At = Omit<Extract<ToPage, { type: 'cursor' }>, 'type'>

export class Cursor {
  readonly #places: Places
  #at: At | undefined
  #marked: Element | undefined

  constructor(places: Places) {
    this.#places = places
  }

  /** Whoever types in a line may be looking at what it does to another table: the page only goes along to another line. */
  follow(to: At): void {
    const isSameLine = this.#at?.uri === to.uri && this.#at.line === to.line
    this.#at = to
    this.mark()
    if (!isSameLine) this.reveal()
  }

  /** The page sent it there itself: when it comes back from the editor, the page is there already. */
  expect({ uri, line, start }: Place): void {
    this.#at = { uri, line, character: start }
  }

  reveal(): void {
    const found = this.#find()
    if (found) bringIntoView(found.element)
  }

  /** After each update, too: what was marked may be gone. */
  mark(): void {
    const found = this.#find()
    this.#marked?.removeAttribute('data-here')
    this.#marked = found?.isExact && !found.element.matches('section') ? found.element : undefined
    this.#marked?.setAttribute('data-here', '')
  }

  #find() {
    return this.#at && this.#places.nearest(this.#at.uri, this.#at.line, this.#at.character)
  }
}
