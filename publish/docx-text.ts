/** Paragraphs of the document: plain text in a named style, with a mark that the contents can point to. */
import { BookmarkEnd, BookmarkStart, type IParagraphOptions, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { Mark } from './docx-plan.ts'
import type { StyleName } from './docx-styles.ts'
import { plainText } from './plain-text.ts'

export function styled(style: StyleName, text: string, options: Omit<IParagraphOptions, 'style' | 'children'> = {}, mark?: Mark): Paragraph {
  const runs = textRuns(text)
  // Chinese documents fill their pages to the last line.
  return new Paragraph({ ...options, style, widowControl: false, children: mark ? marked(runs, mark) : runs })
}

/** The library's own bookmark takes its number from a count that goes on from document to document. Its types know no other, its paragraphs do. */
function marked(runs: readonly TextRun[], { name, number }: Mark): readonly ParagraphChild[] {
  return [new BookmarkStart(name, number), ...runs, new BookmarkEnd(number)] as unknown as readonly ParagraphChild[]
}

/** A line break that somebody wrote stays one; a tab has no place to go to and is a blank. */
export function textRuns(text: string): readonly TextRun[] {
  const lines = plainText(text).replaceAll('\t', ' ').split('\n')
  return lines.flatMap((line, index) => pieces(line).map((piece, at) => new TextRun({ text: piece, ...(index > 0 && at === 0 ? { break: 1 } : {}) })))
}

/** The library looks for marks of its own, such as `{default-bullet-numbering-0}`, in the finished document and puts numbers there. Cut in two it finds none. */
function pieces(line: string): readonly string[] {
  return line.split(/(?<=\{)/)
}
