/** The little window that says what is wrong with the cell under the mouse or the focus. Its words come as text, and stay text. */

const glyphs: Readonly<Record<string, string>> = { error: '✕', warning: '!', hint: 'i' }

export function sayFindings(page: HTMLElement, say: HTMLElement): void {
  let about: Element | undefined
  const show = (element: Element | undefined) => {
    if (element === about && element?.isConnected) return
    about = element
    say.hidden = element === undefined
    if (!element) return
    say.replaceChildren(...(element.getAttribute('data-say') ?? '').split('\n').map(findingLine))
    place(say, element.getBoundingClientRect())
  }
  const marked = ({ target }: Event) => (target instanceof Element ? (target.closest('[data-say]') ?? undefined) : undefined)
  page.addEventListener('pointerover', (event) => show(marked(event)))
  page.addEventListener('pointerleave', () => show(undefined))
  page.addEventListener('focusin', (event) => show(marked(event)))
  page.addEventListener('focusout', () => show(undefined))
  document.addEventListener('scroll', () => about?.isConnected && place(say, about.getBoundingClientRect()), { capture: true, passive: true })
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && show(undefined))
}

/** `severity rule message` */
function findingLine(text: string): HTMLElement {
  const [severity = '', rule = ''] = text.split(' ', 2)
  const line = document.createElement('p')
  line.dataset.found = severity
  line.append(piece('b', glyphs[severity] ?? ''), piece('span', text.slice(severity.length + rule.length + 2)), piece('code', rule))
  return line
}

function piece(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

/** Below the cell, or above it where there is no room; nowhere if the cell was scrolled away. */
function place(say: HTMLElement, cell: DOMRect): void {
  say.style.visibility = cell.bottom < 0 || cell.top > window.innerHeight ? 'hidden' : 'visible'
  const gap = 6
  const { width, height } = say.getBoundingClientRect()
  const left = Math.max(gap, Math.min(cell.left, document.documentElement.clientWidth - width - gap))
  const below = cell.bottom + gap
  const top = below + height > window.innerHeight ? Math.max(gap, cell.top - gap - height) : below
  say.style.left = `${left}px`
  say.style.top = `${top}px`
}
