/** Published tables copied out of each program into a budget that has only its head: they check as the same tables in the published example. */
import { expect, test } from 'vitest'
import { exampleText, flattened, type Transcribed, transcribed, YEARS, type Year } from '../examples/disclosures.ts'
import { choicesAt, findings, htmlTables, pasted, tabTables } from './asking.ts'
import { excelHtml, type Sheet, tabText, wordHtml, wpsHtml } from './clipboards.ts'

function headOf(year: Year): string {
  const text = exampleText(year, '公开稿')
  return text.slice(0, text.search(/\n\n?表 /)).trimEnd()
}

/** The table as the example has it. */
function sectionOf(year: Year, id: string): string {
  const text = exampleText(year, '公开稿')
  const from = text.indexOf(`\n表 ${id} `) + 1
  const next = text.slice(from).search(/\n(?:表|说明) /)
  return text.slice(from, next < 0 ? undefined : from + next).trimEnd()
}

/** Columns that the form prints once for a block are merged over it; the example shows which rows are one. */
function sheetOf(year: Year, table: Transcribed): Sheet {
  const { columns, rows } = flattened(table)
  const lines = sectionOf(year, table.id).split('\n')
  const fields = new Set(lines.flatMap((line) => (/^[^|>#\s]+:/.test(line) ? [line.slice(0, line.indexOf(':'))] : [])))
  const merged = columns.filter((column) => fields.has(column)).length
  const blocks = lines
    .join('\n')
    .split(/\n(?!\|)/)
    .flatMap((run) => (run.includes('\n|') ? [run.split('\n|').length - 3] : []))
  return {
    title: `${table.id}  ${table.title}`,
    unit: table.unit || '万元',
    columns,
    rows,
    notes: table.notes.filter((note) => note.startsWith('注')),
    ...(merged > 0 ? { merged: { columns: merged, blocks } } : {}),
  }
}

const withRows = YEARS.flatMap((year) =>
  transcribed(year)
    .filter(({ columns, rows }) => columns.length > 0 && rows.length > 0)
    .map((table) => ({ year, id: table.id, table })),
)
const told = (text: string) => findings(text).map(({ rule, message }) => `${rule}: ${message.replace(/第 \d+ 行/g, '第 … 行')}`)

test('the tables are there', () => expect(withRows).toHaveLength(36))

test.each(withRows)('$year $id', ({ year, table }) => {
  const marked = `${headOf(year)}\n\n¦\n`
  const sheet = sheetOf(year, table)
  const choices = choicesAt(marked, htmlTables(excelHtml(sheet)))
  expect(choices.map(({ title }) => title)).toEqual([`粘贴为新表“${table.id} ${table.title}”（${table.rows.length} 行）`])
  const text = pasted(marked, choices[0])
  const own = sectionOf(year, table.id)
  // Pages that are lost are not known to the clipboard.
  const lost = own.split('\n').filter((line) => line.startsWith('缺页'))
  const complete = text.replace(/\n表 .*/, (line) => [line, ...lost].join('\n'))
  expect(told(complete).sort()).toEqual(told(`${headOf(year)}\n\n${own}\n`).sort())
  const first = (tables: ReturnType<typeof htmlTables>) => pasted(marked, choicesAt(marked, tables)[0])
  expect(first(htmlTables(wpsHtml(sheet)))).toBe(text)
  expect(first(htmlTables(wordHtml(sheet)))).toBe(text)
  if (!sheet.merged) expect(first(tabTables(tabText(sheet)))).toBe(text)
})
