/**
 * The preview's page: shows what the server sends, takes clicks back to the source, follows the cursor. It runs in the webview, knows no
 * language and no budget, and has no words of its own.
 */
import type { FromPage, PageState, ToPage } from '../preview-messages.ts'
import { Cursor } from './cursor.ts'
import { Fragments } from './fragments.ts'
import { type Place, Places } from './places.ts'
import { sayFindings } from './say.ts'
import { goToNext } from './travel.ts'

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; getState(): PageState | undefined; setState(state: PageState): void }

const host = acquireVsCodeApi()
const page = document.getElementById('page') as HTMLElement
const bar = document.getElementById('bar') as HTMLElement
const fragments = new Fragments(page, bar)
const places = new Places(fragments)
const cursor = new Cursor(places)
/** What a click takes to the source. */
const printed = 'td, th, p, h2, h3, h4, h5, caption, .findings button'
/** More than a person can follow: a table came, or the budget is another one. */
const mostFlashes = 120

let shownUri: string | undefined

window.addEventListener('message', ({ data, origin }: MessageEvent<ToPage>) => {
  if (origin !== window.origin) return
  if (data.type === 'update') update(data)
  else if (data.type === 'cursor') cursor.follow(data)
  else nothing(data.text)
})

function update({ uri, preview }: Extract<ToPage, { type: 'update' }>): void {
  const isOther = uri !== shownUri
  if (isOther) fragments.clear()
  const changed = new Set<Element>()
  if (!fragments.update(preview, (element) => changed.add(element))) return
  document.documentElement.lang = preview.language === 'en' ? 'en' : 'zh-CN'
  places.forget()
  if (isOther) showFirst(uri)
  else if (changed.size <= mostFlashes) for (const element of changed) flash(element)
  cursor.mark()
}

/** After a reload the page is where it was; another budget begins at its top, or at the cursor. */
function showFirst(uri: string): void {
  const before = host.getState()
  shownUri = uri
  window.scrollTo(0, before?.uri === uri ? before.scroll : 0)
  if (before?.uri !== uri) cursor.reveal()
  remember()
}

function nothing(text: string): void {
  shownUri = undefined
  fragments.clear()
  const note = document.createElement('p')
  note.className = 'nothing'
  note.textContent = text
  page.replaceChildren(note)
}

function flash(element: Element): void {
  const cell = element.closest('td, th, p, tr, h1') ?? element
  cell.removeAttribute('data-changed')
  requestAnimationFrame(() => cell.setAttribute('data-changed', ''))
}
page.addEventListener('animationend', ({ target }) => target instanceof Element && target.removeAttribute('data-changed'))

// —— clicks

document.addEventListener('click', ({ target }) => {
  // Whoever selects a text wants to copy it.
  if (!(target instanceof Element) || !document.getSelection()?.isCollapsed) return
  activate(target)
})
document.addEventListener('keydown', (event) => {
  const { key, target } = event
  if (key !== 'Enter' || !(target instanceof Element) || target.matches('button, summary')) return
  event.preventDefault()
  activate(target)
})

function activate(target: Element): void {
  const button = target.closest<HTMLElement>('[data-go], [data-next]')
  if (button?.dataset.next) goToNext(page, button.dataset.next)
  else if (button?.dataset.go) goToFragment(button.dataset.go)
  else if (target.closest(printed)) goToSource(places.of(target))
}

function goToSource(place: Place | undefined): void {
  if (!place) return
  cursor.expect(place)
  host.postMessage({ type: 'go', ...place })
}

function goToFragment(id: string): void {
  closeContents()
  fragments.find(id)?.scrollIntoView({ block: 'start' })
}

function closeContents(): void {
  bar.querySelector('details[open]')?.removeAttribute('open')
}
document.addEventListener('pointerdown', ({ target }) => target instanceof Element && !target.closest('details') && closeContents())
document.addEventListener('keydown', ({ key }) => key === 'Escape' && closeContents())

// —— what the page keeps

let waiting = false
function remember(): void {
  if (waiting) return
  waiting = true
  requestAnimationFrame(() => {
    waiting = false
    if (shownUri !== undefined) host.setState({ uri: shownUri, scroll: window.scrollY })
  })
}
document.addEventListener('scroll', remember, { passive: true })

sayFindings(page, document.getElementById('say') as HTMLElement)
host.postMessage({ type: 'ready' })
