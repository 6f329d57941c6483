/**
 * The tables in a clipboard's markup, read as it comes, piece by piece and without a tree: a web worker has no DOM, and what a spreadsheet
 * copies may be ten megabytes. The tokens are parse5's; what closes what is decided here, as far as tables need it.
 */
import { type Token, Tokenizer, TokenizerMode } from 'parse5'
import type { PastedTable } from './pasted-table.ts'
import { TableReader } from './table-reader.ts'

/** So much is read between two looks at whether anybody still wants it. */
const CHUNK = 1 << 16

/** Gives the tables; between its steps the caller may stop. */
export function* readHtmlTables(clipboard: string): Generator<undefined, readonly PastedTable[]> {
  // Windows puts lines of its own before the markup; most programs that hand it on take them away.
  const html = clipboard.startsWith('Version:') ? clipboard.slice(Math.max(0, clipboard.indexOf('<'))) : clipboard
  const reader = new TableReader()
  const enter = (mode: Mode) => {
    tokenizer.state = mode
  }
  const tokenizer = new Tokenizer({}, handlerOf(reader, enter))
  for (let at = 0; at < html.length; at += CHUNK) {
    tokenizer.write(html.slice(at, at + CHUNK), at + CHUNK >= html.length)
    yield
  }
  return reader.finish()
}

type Mode = (typeof TokenizerMode)[keyof typeof TokenizerMode]

/** Elements whose content is text and no markup. */
const TEXT_MODES: Readonly<Record<string, Mode>> = {
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
}

function handlerOf(reader: TableReader, enter: (mode: Mode) => void) {
  const text = ({ chars }: Token.CharacterToken) => reader.text(chars)
  return {
    onComment: () => undefined,
    onDoctype: () => undefined,
    onEof: () => undefined,
    onNullCharacter: () => undefined,
    onCharacter: text,
    onWhitespaceCharacter: text,
    onStartTag(tag: Token.TagToken) {
      const mode = TEXT_MODES[tag.tagName]
      if (mode !== undefined) enter(mode)
      reader.start(tag)
    },
    onEndTag: ({ tagName }: Token.TagToken) => reader.end(tagName),
  }
}
