/**
 * The line store against a plain string: whatever changes come, both hold the same text,
 * and lines that kept their text kept their object. Not a test of what lines mean.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type Line, LineDocument, type TextChange } from '../../core/store/line-document.ts'

const URI = 'file:///budget/a.budget'
const piece = fc.constantFrom('| 2010301 | 1.00 |', '表 表一', '𠮷', 'a', '', ' ', '\n', '\r\n', '\r', '> 说明', '\n\n')
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
/** Lines and characters outside the document too: a client may be behind, or wrong. */
const position = fc.record({ line: fc.integer({ min: -1, max: 14 }), character: fc.integer({ min: -1, max: 22 }) })
const change = fc.oneof(
  { weight: 5, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
)

function linesOf(document: LineDocument): string[] {
  return document.lines.map((line) => line.text + line.ending)
}

/** The same change on a string. The stock document is made anew each time: its own update keeps wrong line starts for lines past the end. */
function changed(before: string, { range, text }: TextChange): string {
  if (range === undefined) return text
  const stock = TextDocument.create(URI, 'budget', 1, before)
  const [from, to] = [stock.offsetAt(range.start), stock.offsetAt(range.end)]
  return before.slice(0, Math.min(from, to)) + text + before.slice(Math.max(from, to))
}

test('after any changes the text, offsets and positions are those of the stock document of the same text', () => {
  fc.assert(
    fc.property(text, fc.array(change, { maxLength: 6 }), (start, changes) => {
      const document = LineDocument.create(URI, 'budget', 1, start)
      let model = start
      for (const [index, one] of changes.entries()) {
        model = changed(model, one)
        document.applyChanges([one], index + 2)
        const stock = TextDocument.create(URI, 'budget', 1, model)
        expect(document.getText()).toBe(model)
        expect(document.lineCount).toBe(stock.lineCount)
        expect(document.version).toBe(index + 2)
        for (let offset = -1; offset <= model.length + 1; offset++) {
          const at = document.positionAt(offset)
          expect(at).toEqual(stock.positionAt(offset))
          expect(document.offsetAt(at)).toBe(stock.offsetAt(at))
        }
      }
    }),
    { numRuns: 2000 },
  )
})

test('any range of the text reads as in the stock text document', () => {
  fc.assert(
    fc.property(text, position, position, (start, from, to) => {
      const stock = TextDocument.create(URI, 'budget', 1, start)
      const document = LineDocument.create(URI, 'budget', 1, start)
      const range = { start: from, end: to }
      expect(document.getText(range)).toBe(stock.getText(range))
      expect(document.offsetAt(from)).toBe(stock.offsetAt(from))
      expect(document.getLineRange(from.line)).toEqual(stock.getLineRange(from.line))
      expect(document.getEOLCharacters(from.line)).toBe(stock.getEOLCharacters(from.line))
    }),
    { numRuns: 1000 },
  )
})

test('the splices tell the whole story, and lines outside them keep their object and are renumbered', () => {
  fc.assert(
    fc.property(text, fc.array(change, { minLength: 1, maxLength: 4 }), (start, changes) => {
      const document = LineDocument.create(URI, 'budget', 1, start)
      const replayed: Line[] = [...document.lines]
      for (const splice of document.applyChanges(changes, 2)) {
        expect(splice.removed.length + splice.added.length).toBeGreaterThan(0)
        expect(replayed.splice(splice.start, splice.removed.length, ...splice.added)).toEqual(splice.removed)
      }
      expect(document.lines.length).toBe(replayed.length)
      document.lines.forEach((line, index) => {
        expect(line).toBe(replayed[index])
        expect(line.index).toBe(index)
        expect(line.document).toBe(document)
      })
    }),
    { numRuns: 2000 },
  )
})

test('a change that leaves a line as it was keeps its object', () => {
  const document = LineDocument.create(URI, 'budget', 1, 'a\nb\nc\nd')
  const [a, b, c, d] = document.lines
  const splices = document.applyChanges([{ text: 'a\nB\nc\r\nd' }], 2)
  expect(splices).toEqual([{ start: 1, removed: [b], added: [document.lines[1]] }])
  expect([document.lines[0], document.lines[2], document.lines[3]]).toEqual([a, c, d])
  expect(document.lines[0]).toBe(a)
  expect(document.lines[2]).toBe(c)
  expect(document.lines[3]).toBe(d)
})

test('lone returns and line feeds that meet become one line ending', () => {
  const document = LineDocument.create(URI, 'budget', 1, 'a\rb\nc')
  document.applyChanges([{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } }, text: '' }], 2)
  expect(linesOf(document)).toEqual(['a\r\n', 'c'])
})

test('more lines than a call can have arguments come in at one change', () => {
  const document = LineDocument.create(URI, 'budget', 1, 'first\nlast')
  const many = '| a | 1 |\n'.repeat(150_000)
  const splices = document.applyChanges([{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: many }], 2)
  expect(splices.map((splice) => [splice.start, splice.removed.length, splice.added.length])).toEqual([[1, 0, 150_000]])
  expect(document.lineCount).toBe(150_002)
  expect(document.lines.at(-1)?.index).toBe(150_001)
})
