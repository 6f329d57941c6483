/** Where printed cells and tables say that they are written: there the same words and figures stand. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Publication, SourcePlace } from '../../publish/index.ts'
import { root } from '../self/repository.ts'
import { BUDGET, FORM, publish, tableOf } from './budgets.ts'

const examples = ['xicheng-2021/公开稿', 'xicheng-2023/公开稿', 'xicheng-2024/公开稿', 'xicheng-2024/预算', 'newcomer/预算']

function textAt(lines: readonly string[], { line, start, end }: SourcePlace): string {
  return (lines[line] ?? '').slice(start, end)
}

/** As far as print and source must agree: without what print adds or takes from a figure, a word's marks and its breaks. */
function bare(text: string): string {
  return text
    .replace(/<br\s*\/?>|\\(?=\|)|[,，\s]/g, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}

const cellsOf = ({ tables }: Publication) => tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))

it.each(examples)('%s: what is printed stands at its source', async (name) => {
  const text = readFileSync(join(root, `examples/${name}.budget`), 'utf8')
  const lines = text.split('\n')
  const { publication } = await publish(text, { draft: true })
  if (!publication) throw new Error('nothing is published')
  const placed = cellsOf(publication).flatMap((cell) => (cell.source && cell.text !== '' ? [{ ...cell, written: textAt(lines, cell.source) }] : []))
  expect(placed.length).toBeGreaterThan(40)
  // A source gives codes alone, an amount as a formula, or leaves a cell to its default; else the words are the same.
  const differ = placed.filter(
    ({ text, written }) => !bare(text).includes(bare(written)) && !/^[＝=]/.test(written) && !bare(written).includes(bare(text)),
  )
  expect(differ.map(({ text, written }) => `${text} ≠ ${written}`)).toEqual([])
  for (const { name: table, source } of publication.tables) if (source) expect(textAt(lines, source)).toContain(table)
})

it('a document under review was written in every cell that it prints', async () => {
  const text = readFileSync(join(root, 'examples/xicheng-2024/公开稿.budget'), 'utf8')
  const { publication } = await publish(text, { draft: true })
  const homeless = cellsOf(publication as Publication).filter(({ text, source, covered }) => text !== '' && !source && !covered)
  expect(homeless).toEqual([])
})

it('what the form generates was written nowhere', async () => {
  expect((await tableOf(BUDGET, '表二', FORM)).source).toBeUndefined()
  expect((await tableOf(BUDGET, '表二', FORM)).rows.flatMap(({ cells }) => cells.filter(({ source }) => source))).toEqual([])
  const [first] = (await tableOf(BUDGET, '表一', FORM)).rows
  expect(first?.cells.map(({ source }) => source && [source.line, source.start, source.end])).toEqual([
    [6, 2, 4],
    [6, 7, 12],
    [6, 15, 19],
    // A blank cell is where one would write; the sum of the row has no column here.
    [6, 21, 22],
    undefined,
  ])
})

it('the prose of a field stands at its first line, without the mark', async () => {
  const form = FORM.replace('列 科室 : 文本\n', '列 科室 : 文本\n列 说明 : 文本\n')
  const table = await tableOf(`${BUDGET}说明:\n> 第一行，\n> 第二行。\n| 甲科 | 30202 | 1 | |\n`, '表一', form)
  const cell = table.rows.flatMap(({ cells }) => cells).find(({ text }) => text.startsWith('第一行'))
  expect(cell).toMatchObject({ text: '第一行，第二行。', source: { line: 10, start: 2, end: 6 } })
  expect((await publish(BUDGET, { format: FORM })).publication?.tables[0]?.source).toMatchObject({ line: 3, start: 0 })
})
