/** The text of a cell or a paragraph as it is shown: blanks run together, lines kept where the markup breaks them, marks without width left out. */
import { displayWidth } from '../../grammar/index.ts'

/** What programs leave in texts and nobody sees: controls, zero widths, soft hyphens, marks of direction and of the byte order. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffc]|(?![\t\n\f\r])\p{Cc}/gu
const BLANKS = /[ \t\n\f\r]+/g

export class HtmlText {
  readonly #lines: string[] = []
  #raw = ''

  add(text: string): void {
    this.#raw += text
  }

  /** A line ends here: `<br>`, or the end of a paragraph. */
  break(): void {
    const line = shown(this.#raw)
    if (line !== '') this.#lines.push(line)
    this.#raw = ''
  }

  /** The lines that there are so far. */
  lines(): readonly string[] {
    this.break()
    return this.#lines
  }

  text(): string {
    return this.lines().join('\n')
  }
}

/**
 * A line of markup wrapped by the program that wrote it is one line: between Chinese characters the wrap is nothing, elsewhere a blank
 * (CSS Text, segment break transformation).
 */
function shown(raw: string): string {
  return withoutUnseen(raw)
    .replace(BLANKS, (run, at: number, all: string) => (run.includes('\n') && isWide(all[at - 1]) && isWide(all[at + run.length]) ? '' : ' '))
    .replaceAll('\u00a0', ' ')
    .trim()
}

export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '')
}

function isWide(character: string | undefined): boolean {
  return character !== undefined && displayWidth(character) === 2
}
