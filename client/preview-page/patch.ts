/**
 * Makes one piece of the page like another by changing only what differs: whatever stays keeps its place under the eye, its selection and its focus.
 * Tells which elements got other words, so that they can be shown to have changed.
 */

/** What the page sets itself, and no update takes away. */
const own: ReadonlySet<string> = new Set(['open', 'data-here', 'data-changed'])

type Changed = (element: Element) => void

export function patch(from: Element, to: Element, changed: Changed): void {
  copyAttributes(from, to)
  const before = [...from.childNodes]
  const after = [...to.childNodes]
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && sameWords(before[head], after[head])) head++
  let tail = 0
  while (tail < shorter - head && sameWords(before.at(-1 - tail), after.at(-1 - tail))) tail++
  for (let at = 0; at < head; at++) alike(before[at], after[at], changed)
  for (let at = 1; at <= tail; at++) alike(before.at(-at), after.at(-at), changed)
  const anchor = before[before.length - tail] ?? null
  const old = before.slice(head, before.length - tail)
  for (const node of after.slice(head, after.length - tail)) {
    const place = old.shift()
    if (!place || !alike(place, node, changed)) put(from, node, place, anchor, changed)
  }
  for (const node of old) node.remove()
}

/** False if one cannot become the other. */
function alike(from: Node | undefined, to: Node | undefined, changed: Changed): boolean {
  if (!from || !to || from.nodeName !== to.nodeName) return false
  if (from instanceof Element && to instanceof Element) {
    if (!from.isEqualNode(to)) patch(from, to, changed)
  } else if (from.nodeValue !== to.nodeValue) {
    from.nodeValue = to.nodeValue
    if (from.parentElement) changed(from.parentElement)
  }
  return true
}

function put(parent: Element, node: Node, place: ChildNode | undefined, anchor: Node | null, changed: Changed): void {
  const added = document.importNode(node, true)
  if (place) place.replaceWith(added)
  else parent.insertBefore(added, anchor)
  changed(added instanceof Element ? added : parent)
}

function sameWords(from: Node | undefined, to: Node | undefined): boolean {
  return from !== undefined && from.nodeName === to?.nodeName && from.textContent === to.textContent
}

function copyAttributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && !own.has(name)) from.removeAttribute(name)
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value)
}
