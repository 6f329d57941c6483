/**
 * A budget's text in Markdown, as text and nothing else in every dialect: what could be markup becomes a character reference, which no dialect takes for
 * markup, and what a renderer would turn into a link by itself stands as code, which none of them links.
 */
import { oneLine, plainText } from './plain-text.ts'

const MARKUP = /[\\`*_{}[\]<>&|~$^#!=+@]|:(?=[\w+-]+:)/g

/** Signs of an address: printable ASCII that can stand in a code span and in a cell. */
const ADDRESS = '[!-;=?-_a-{}~]'
/** A scheme, `//`, `www.`, a mail address, a name that ends like a domain. */
const LINK = new RegExp(
  `(?:[a-z][a-z0-9+.-]*:)?//${ADDRESS}+|(?:mailto|xmpp|tel|javascript|vbscript|data):${ADDRESS}+|www\\.${ADDRESS}+|[\\w.+-]+@[\\w.-]+|(?:[a-z0-9_-]+\\.)+[a-z]{2,}(?:[:/?#]${ADDRESS}*)?`,
  'gi',
)

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`
}

/** On one line, anywhere in a line. */
export function inlineText(text: string): string {
  return mixed(oneLine(text))
}

/** On one line, at the beginning of one: what would open a list, a quotation or a rule there does not. */
export function lineText(text: string): string {
  return inlineText(text)
    .replace(/^[-:]/, reference)
    .replace(/^(\(?)([A-Za-z\d]{1,9})([.)])(?=\s|$)/, (_, open, number, mark) => (open && reference(open)) + number + reference(mark))
}

/** In a cell of a table: line breaks stay. */
export function cellText(text: string): string {
  return plainText(text).split('\n').map(inlineText).join('<br>')
}

function mixed(text: string): string {
  let [out, at] = ['', 0]
  for (const match of text.matchAll(LINK)) {
    out += text.slice(at, match.index).replace(MARKUP, reference)
    out += `\`${match[0]}\``
    at = match.index + match[0].length
  }
  return out + text.slice(at).replace(MARKUP, reference)
}

/** The name that GitHub and those that follow it give a heading: letters, digits and hyphens. The second of a name ends in `-1`. */
export function headingNames(): (title: string) => string {
  const met = new Map<string, number>()
  return (title) => {
    const name = title
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    const count = met.get(name) ?? 0
    met.set(name, count + 1)
    return count === 0 ? name : `${name}-${count}`
  }
}
