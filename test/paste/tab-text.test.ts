/** Text cut by tabs: quotation marks as spreadsheets write them, and what is no table. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTabText } from '../../core/paste/paste.ts'

const rows = (text: string) => readTabText(text)?.grid.map((row) => row.map((cell) => cell.text))

test('cells, line ends of each system, quoted cells with breaks, tabs and quotation marks in them', () => {
  expect(rows('甲\t乙\r\n丙\t丁\r\n')).toEqual([
    ['甲', '乙'],
    ['丙', '丁'],
  ])
  expect(rows('甲\t"两\r\n行"\r丙\t"他说""好""，\t又说"\r')).toEqual([
    ['甲', '两\n行'],
    ['丙', '他说"好"，\t又说'],
  ])
})

test('quotation marks that quote nothing are text', () => {
  expect(rows('"三公"经费\t"附"\n甲"\t"\n乙\t"没有完')).toEqual([
    ['"三公"经费', '"附"'],
    ['甲"', '"'],
    ['乙', '"没有完'],
  ])
})

test('rows shorter than others are filled up, and lines around the table stand above and below it', () => {
  const table = readTabText('表三\n\n甲\t乙\t丙\n丁\n戊\t己\n注：略\n')
  expect(table?.grid.map((row) => row.map(({ text }) => text))).toEqual([
    ['甲', '乙', '丙'],
    ['丁', '', ''],
    ['戊', '己', ''],
  ])
  expect([table?.above, table?.below]).toEqual([['表三'], ['注：略']])
})

test.each([
  ['no tab', '甲 乙\n丙 丁'],
  ['code that is indented', 'if a:\n\tb\n\tc\n'],
  ['rows of a budget', '| 甲\t| 乙 |\n| 丙\t| 丁 |'],
  ['tabs alone', '\t\t\n\t\t'],
])('no table: %s', (_, text) => expect(readTabText(text)).toBeUndefined())

test('whatever a spreadsheet quotes comes back', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', 'a', '"', '\t', '\n', '1', ' ') })
  const quoted = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const shown = (cell: string) =>
    cell
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n')
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 2, maxLength: 6 }), (table) => {
      // Full at both edges, so that none of it is cut away.
      const full = table.map(([a, b, c]) => ['x', a, b, c, 'y'])
      expect(rows(full.map((row) => row.map(quoted).join('\t')).join('\r\n'))).toEqual(full.map((row) => row.map(shown)))
    }),
  )
})
