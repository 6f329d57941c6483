/** Faults as hands make them, seeded into the published budget: what is changed, and what must be said about it. Data and edits only. */
import type { Bench } from './harness.ts'

export interface Fault {
  readonly name: string
  /** Changes the budget; gives the place that was changed, as line and character. */
  seed(bench: Bench): { readonly line: number; readonly character: number }
  readonly rule: string
  /** `cell`: the message stands at what was changed. `sum`: the sums do not say which cell; it stands at a sum. */
  readonly at: 'cell' | 'line' | 'sum'
}

/** The line of a table that holds a text. */
function find(bench: Bench, table: string, text: string): number {
  let open = false
  for (const [index, line] of bench.document.lines.entries()) {
    if (line.text.startsWith('表 ')) open = line.text.startsWith(`表 ${table} `)
    if (open && line.text.includes(text)) return index
  }
  throw new Error(`no “${text}” in ${table}`)
}

/** Replaces the n-th occurrence of a text in a row. */
function change(table: string, row: string, from: string, to: string, nth = 0) {
  return (bench: Bench) => {
    const line = find(bench, table, row)
    const { text } = bench.document.lines[line] as { text: string }
    let at = text.indexOf(from)
    for (let count = 0; count < nth; count += 1) at = text.indexOf(from, at + 1)
    if (at < 0) throw new Error(`no “${from}” in “${row}”`)
    bench.replace(line, at, at + from.length, to)
    return { line, character: at }
  }
}

function remove(table: string, row: string) {
  return (bench: Bench) => {
    const line = find(bench, table, row)
    bench.replaceLines(line, 1, [])
    return { line, character: 0 }
  }
}

function repeat(table: string, row: string) {
  return (bench: Bench) => {
    const line = find(bench, table, row)
    const { text } = bench.document.lines[line] as { text: string }
    bench.replaceLines(line + 1, 0, [text])
    return { line: line + 1, character: 2 }
  }
}

/** Moves a row's figure to another column: the cell it stood in is left blank. */
function move(table: string, row: string, from: number, to: number) {
  return (bench: Bench) => {
    const line = find(bench, table, row)
    const { text } = bench.document.lines[line] as { text: string }
    const cells = text.split('|')
    const figure = cells[from] ?? ''
    cells[from] = ' '
    cells[to] = figure
    bench.replace(line, 0, text.length, cells.join('|'))
    const before = cells.slice(0, to).join('|').length + 1
    return { line, character: before + figure.length - figure.trimStart().length }
  }
}

export const faults: readonly Fault[] = [
  { name: 'a digit in a base cell', seed: change('表三', '30101-基本工资', '133.815600', '133.825600', 1), rule: 'row-formula', at: 'cell' },
  { name: 'two digits exchanged', seed: change('表三', '30102-津贴补贴', '364.662000', '346.662000', 1), rule: 'row-formula', at: 'cell' },
  { name: 'a digit in a row total', seed: change('表三', '30228-工会经费', '10.494472', '10.594472'), rule: 'row-formula', at: 'cell' },
  { name: 'a digit in a table total', seed: change('表三', '| 合计', '1,599.327807', '1,599.327817'), rule: 'column-sum', at: 'cell' },
  { name: 'a row left out of the base table', seed: remove('表三', '30216-培训费'), rule: 'row-missing', at: 'sum' },
  { name: 'a row left out of a view', seed: remove('表七', '30217-公务接待费'), rule: 'row-missing', at: 'sum' },
  { name: 'a project left out', seed: remove('表四', '以前年度信息化项目'), rule: 'row-missing', at: 'sum' },
  { name: 'a row twice in the base table', seed: repeat('表三', '30229-福利费'), rule: 'duplicate-key', at: 'line' },
  { name: 'a row twice in a view', seed: repeat('表六', '2210201'), rule: 'duplicate-key', at: 'line' },
  { name: 'a project twice', seed: repeat('表四', '打印机设备采购费'), rule: 'duplicate-key', at: 'line' },
  { name: 'a value in the wrong column', seed: move('表三', '30302-退休费', 5, 6), rule: 'column-sum', at: 'cell' },
  { name: 'personnel funds under operating funds', seed: move('表七', '30239-其他交通费用', 4, 5), rule: 'column-sum', at: 'cell' },
  { name: '元 for 万元 in a base cell', seed: change('表三', '30206-电费', '7.560000', '75,600.00', 1), rule: 'unit-slip', at: 'cell' },
  { name: '元 for 万元 in a view', seed: change('表六', '2101102', '35.120844', '351,208.44', 1), rule: 'unit-slip', at: 'cell' },
  {
    name: 'a code of the wrong level',
    seed: change('表三', '2080501-行政单位离退休', '2080501-行政单位离退休', '20805-行政事业单位养老支出'),
    rule: 'code-level',
    at: 'cell',
  },
  {
    name: 'an economic code of the wrong level',
    seed: change('表七', '30113-住房公积金', '30113-住房公积金', '301-工资福利支出'),
    rule: 'code-level',
    at: 'cell',
  },
  { name: 'the name of another code', seed: change('表三', '30201-办公费', '30201-办公费', '30201-印刷费'), rule: 'code-name', at: 'cell' },
  {
    name: 'the name of another code in a name column',
    seed: change('表六', '2101101', '行政单位医疗', '事业单位医疗'),
    rule: 'code-name',
    at: 'cell',
  },
  { name: 'a stale subtotal', seed: change('表六', '| 2010301 ', '691.482568', '681.482568', 1), rule: 'row-formula', at: 'cell' },
  { name: 'a stale total in one view only', seed: change('表七', '| 合计', '135.613524', '136.613524'), rule: 'column-sum', at: 'cell' },
  { name: 'a digit in a view', seed: change('表七', '30211-差旅费', '3.230000', '3.240000', 1), rule: 'cross-table', at: 'cell' },
  { name: 'the decimal point one place off', seed: change('表三', '30205-水费', '1.120000', '11.20000', 1), rule: 'row-formula', at: 'cell' },
  { name: 'letters for digits', seed: change('表三', '30207-邮电费', '2.900000', '2.9OOOOO', 1), rule: 'amount-form', at: 'cell' },
  { name: 'seven decimals in 万元', seed: change('表十一', '监测服务', '30.000000', '30.0000000'), rule: 'amount-precision', at: 'cell' },
  {
    name: 'a column that the form does not have',
    seed: change('表七', '| 政府支出经济分类科目', '本年预算数.公用经费', '本年预算数.公共经费'),
    rule: 'unknown-column',
    at: 'cell',
  },
]
