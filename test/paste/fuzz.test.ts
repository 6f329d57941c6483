/** Anything may be on a clipboard: nothing throws, edits do not overlap, no text of a cell is lost, and what is large takes no longer than it must. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutCells } from '../../grammar/index.ts'
import { choicesAt, findings, htmlTables, pasted, tabTables } from './asking.ts'
import { excelHtml, type Sheet, tabText, wordHtml, wpsHtml } from './clipboards.ts'

const HEAD = '预算 2024\n部门 299 某局\n单位 299001 某局本级 行政\n格式 北京市西城区\n金额单位 万元\n\n'
const PLACES = [
  '¦',
  `${HEAD}¦`,
  `${HEAD}表 表三\n¦`,
  `${HEAD}表 表三\n| 支出功能分类科目 | 基本支出 |¦\n|---|---:|\n| 2010301 | 1 |\n`,
  `${HEAD}表 表十三\n项目名称: 甲\n¦\n项目类别: 乙\n| 一级指标 | 二级指标 |\n|---|---|\n`,
  `${HEAD}表 附表 别的\n| 甲 | 乙 |\n|---|---:|\n| ¦x | 1.0¦0 |\n说明 一、收入\n> 一句\n`,
  `${HEAD}表 表一\n栏 收入\n¦`,
  `¦${HEAD}¦`,
]

const piece = fc.constantFrom(
  ...[
    '<table>',
    '</table>',
    '<tr>',
    '</tr>',
    '<td>',
    '</td>',
    '<td rowspan=3>',
    '<td colspan=1000>',
    '<th>',
    '<tbody>',
    '<thead>',
    '<caption>',
    '<col span=9>',
  ],
  ...[
    '<style>.a{display:none}',
    '</style>',
    '<p class=a>',
    '</p>',
    '<br>',
    '<!--',
    '-->',
    '<![if x]>',
    '<script>',
    '</script>',
    '<title>',
    '</title>',
    '<rt>',
    '<td hidden>',
  ],
  ...[
    '甲',
    '合计',
    '表三',
    '部门支出总体情况表',
    '金额单位：元',
    '1,234.50',
    '2010301',
    '\t',
    '\n',
    '"',
    '|',
    '\\',
    '｜',
    '{',
    '}',
    '#',
    '>',
    '---',
    '注：略',
    '支出功能分类科目',
    '基本支出',
    '项目名称',
    '绩效目标',
    '一级指标',
    '：',
  ],
  ...['&nbsp;', '&#0;', '\u0000', '\ud800', '<td x:num="1.23456">', "<td style='mso-ignore:colspan' colspan=4>", '<table><tr><td>'],
)
const soup = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

test('no markup and no text throws, wherever it is pasted', () => {
  fc.assert(
    fc.property(soup, fc.constantFrom(...PLACES), (text, place) => {
      for (const tables of [htmlTables(text), tabTables(text)])
        for (const choice of choicesAt(place, tables)) {
          // What comes of it is a budget that can be read, without a line of no kind.
          const slips = findings(pasted(place, choice)).filter(({ rule, message }) => rule === 'syntax' && message.includes('读不'))
          expect(slips).toEqual([])
        }
    }),
    { numRuns: 150 },
  )
})

const text = fc.oneof(
  fc.constantFrom(
    '总计',
    '2010301',
    '50101-工资奖金津补贴',
    '1,234.50',
    '-0.5',
    '无',
    '—',
    '---',
    '单位：元',
    '=',
    '#1',
    '> 甲',
    '《甲》',
    'a|b',
    'C:\\',
    '{甲}',
    '第一行\n第二行',
  ),
  fc.string({ unit: fc.constantFrom('甲', '乙', 'a', '1', '.', ',', '|', '\\', '"', '：', ' ', '<', '&'), maxLength: 8 }),
)
const heading = fc.constantFrom(
  '支出功能分类科目',
  '政府支出经济分类科目',
  '部门支出经济分类科目',
  '合计',
  '基本支出',
  '项目支出',
  '其中.事业单位经营支出',
  '其中.上缴上级支出',
  '别的',
  '序号',
  '单价（元）',
)
const sheet: fc.Arbitrary<Sheet> = fc.uniqueArray(heading, { minLength: 2, maxLength: 6 }).chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    rows: fc.array(fc.array(text, { minLength: columns.length, maxLength: columns.length }), { minLength: 1, maxLength: 5 }),
  }),
)

/** Blanks apart, which a cell does not keep all of. */
const bare = (cell: string) => cell.replace(/[\s\u00a0]/g, '').replace(/^:?-{3,}:?$/, '')
const cellsOf = (budget: string) =>
  budget
    .split('\n')
    .filter((line) => line.startsWith('|'))
    // A second row of words alone is read as part of the header, whose steps have points between.
    .flatMap((line) => cutCells(line).flatMap((cell) => [bare(cell.text), ...bare(cell.text).split('.')]))

const programs = {
  excel: (given: Sheet) => htmlTables(excelHtml(given)),
  wps: (given: Sheet) => htmlTables(wpsHtml(given)),
  word: (given: Sheet) => htmlTables(wordHtml(given)),
  text: (given: Sheet) => tabTables(tabText(given)),
}

test('what stood in a cell stands in a cell', () => {
  fc.assert(
    fc.property(sheet, fc.constantFrom('excel', 'wps', 'word', 'text'), (given, program) => {
      const tables = programs[program](given)
      const marked = `${HEAD}表 表三 部门支出总体情况表\n¦`
      for (const choice of choicesAt(marked, tables)) {
        const cells = new Set(cellsOf(pasted(marked, choice)))
        const left = bare(choice.remark)
        const numbers = given.columns.indexOf('序号')
        const lost = given.rows.flatMap((row) =>
          row.filter((cell, at) => at !== numbers && bare(cell) !== '' && !cells.has(bare(cell)) && !left.includes(bare(cell).slice(0, 8))),
        )
        // Remarks, labels with what was filled in and headers within the rows are none of theirs; what was left out is said.
        expect(lost.filter((cell) => !/[:：]|注[.、]|^\d$/.test(cell) && !given.columns.includes(cell))).toEqual([])
      }
    }),
    { numRuns: 150 },
  )
})

test.each([
  ['ten megabytes of cells', `<table>${'<tr><td>甲<td>1,234.50<td>乙'.repeat(300_000)}`],
  ['ten megabytes of rows', '2010301-行政运行\t50101-工资奖金津补贴\t30101-基本工资\t1,133.815600\t1,133.815600\t\t"一句\n话"\r\n'.repeat(130_000)],
  ['more places than anybody can use', '甲\t乙\t1\n'.repeat(900_000)],
  ['open tags', '<div>'.repeat(400_000)],
  ['open tables', '<table><tr><td>'.repeat(120_000)],
  ['open paragraphs', `<table><tr><td>${'<p>'.repeat(600_000)}`],
  ['one row', `<table><tr>${'<td>甲'.repeat(300_000)}`],
  ['a style sheet', `<style>${'.a,'.repeat(600_000)}</style><table><tr><td>甲<td>乙`],
  ['entities', `<table><tr><td>${'&amp;&nbsp;&#x4e00;'.repeat(100_000)}<td>乙`],
  ['blanks', `<table><tr><td>甲${' \n'.repeat(1_000_000)}<td>乙`],
  ['quotation marks', `甲\t${'"'.repeat(1_999_999)}`],
  ['quoted cells', `甲\t"${'""\t'.repeat(600_000)}`],
])(
  'in time: %s',
  (_, clipboard) => {
    const started = performance.now()
    const tables = [...htmlTables(clipboard), ...tabTables(clipboard)]
    choicesAt(`${HEAD}¦`, tables)
    expect(performance.now() - started).toBeLessThan(30_000)
  },
  60_000,
)
