/** Moving about the page: to the cursor's cell, to the next mark, to a table of the contents. */

/** Looked-at things are put in the middle if they cannot be seen, and else left where they are. */
export function bringIntoView(element: Element): void {
  const { top, bottom } = element.getBoundingClientRect()
  const isSeen = top >= barHeight() && bottom <= window.innerHeight
  element.scrollIntoView({ block: isSeen ? 'nearest' : bottom - top > window.innerHeight ? 'start' : 'center', inline: 'nearest' })
}

/** The next mark of a severity after the one that has the focus, then from the top again. */
export function goToNext(page: HTMLElement, severity: string): void {
  const marks = [...page.querySelectorAll<HTMLElement>(`:is(td, th, p, h2, h3, h4, h5, .findings button)[data-found="${severity}"]`)]
  const after = marks.find((mark) => last !== undefined && isAfter(last, mark))
  const next = after ?? marks[0]
  if (!next) return
  last = next
  bringIntoView(next)
  next.focus({ preventScroll: true })
}

let last: Element | undefined

function isAfter(one: Element, other: Element): boolean {
  return one.isConnected && (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

/** What sticks to the top covers what is below it. */
function barHeight(): number {
  return document.querySelector('.bar')?.getBoundingClientRect().height ?? 0
}
