/**
 * Where a published document contradicts itself, so that no source can give all of it: each cell with the reason. Rows are counted
 * from 1 as transcribed. What is listed must differ, so that the list stays true. Data, not tests.
 */
import type { Year } from './disclosures.ts'

export interface Disagreement {
  readonly year: Year
  readonly table: string
  readonly rows: readonly number[]
  readonly columns: readonly string[]
  readonly reason: string
  /** The amount is the same, only its print is another. */
  readonly isPrintOnly?: boolean
}

const CAPITAL = '部门（单位）总体资金情况（万元）'
const ALL_OF_2021_TARGETS = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const TRIMMED = 'printed without the zeros at its end, where the same columns print six decimals'
const OPERATING = [7, 8, 9, 10, 11, 13, 15, 16, 18, 25, 26, 27, 28, 29, 31, 32, 33, 34]

export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    year: 2021,
    table: '表九',
    rows: [61],
    columns: ['预算金额'],
    reason: 'the total is printed without separators, the rows above it with them',
    isPrintOnly: true,
  },
  {
    year: 2021,
    table: '表十二',
    rows: ALL_OF_2021_TARGETS,
    columns: [`${CAPITAL}.资金总额`, `${CAPITAL}.基本支出`],
    reason: 'printed without separators, where the tables before it have them',
    isPrintOnly: true,
  },
  {
    year: 2021,
    table: '表十二',
    rows: ALL_OF_2021_TARGETS,
    columns: [`${CAPITAL}.项目支出`],
    reason: '表三 has 3105.795662: cut off to 3105.79, so that the two parts add up to the total; rounded, as the form says, they do not',
  },
  { year: 2023, table: '表七', rows: OPERATING, columns: ['本年预算数.合计', '本年预算数.公用经费'], reason: TRIMMED, isPrintOnly: true },
  { year: 2023, table: '表七', rows: [14, 20, 21, 22], columns: ['本年预算数.合计'], reason: TRIMMED, isPrintOnly: true },
  {
    year: 2023,
    table: '表七',
    rows: [48],
    columns: ['本年预算数.合计'],
    reason: 'the total is printed without separators, the rows above it with them',
    isPrintOnly: true,
  },
  {
    year: 2023,
    table: '表七',
    rows: [48],
    columns: ['本年预算数.人员经费', '本年预算数.公用经费'],
    reason: 'the total has the 64.656 of 30239 under 公用经费, its row has it under 人员经费, and so has 表六',
  },
  {
    year: 2023,
    table: '表十三',
    rows: [66, 67, 68],
    columns: ['项目名称'],
    reason: '设备备件 here, 设备备品备件 in 表四 and 表十四: one project',
  },
  {
    year: 2024,
    table: '表三',
    rows: [20, 36],
    columns: ['政府支出经济分类科目'],
    reason: '50999 is printed with and without 的; 表七 has the catalogue’s name',
  },
  {
    year: 2024,
    table: '表四',
    rows: [11],
    columns: ['项目名称'],
    reason: '西直门政务服务大厅 here, with 硬件采购经费 behind it in 表十三: one project',
  },
  {
    year: 2024,
    table: '表十一',
    rows: [5, 6],
    columns: ['本年预算金额'],
    reason: 'printed above the project’s budget in 表四; with the project’s amount the printed total holds',
  },
  {
    year: 2024,
    table: '表十三',
    rows: [1, 67],
    columns: ['绩效度量单位'],
    reason: 'the cost cap is the project’s total in 万元, and says 元',
  },
  {
    year: 2024,
    table: '表十三',
    rows: [67, 68, 69, 70, 71, 72, 73, 74],
    columns: ['其中.其他资金'],
    reason: 'this project prints 0, all others a blank',
    isPrintOnly: true,
  },
]

/** Rows that no source gives. */
export const LEFT_OUT: readonly { readonly year: Year; readonly table: string; readonly rows: readonly number[]; readonly reason: string }[] = [
  { year: 2024, table: '表十三', rows: [63, 64, 65, 66], reason: 'a project printed a second time, with four of its six indicators' },
]

/** Sides whose rows the form does not fix, or tables whose rows it does not, printed in another order than that of their codes. */
export const REORDERED: readonly { readonly year: Year; readonly table: string; readonly key: string; readonly reason: string }[] = [
  { year: 2021, table: '表一', key: '支出项目类别', reason: '201 is printed last, where 表二, 表三 and 表五 have it first' },
  { year: 2021, table: '表四', key: '支出.项目', reason: 'the same; the ordinals follow the order' },
  { year: 2023, table: '表六', key: '功能分类科目.科目编码', reason: 'printed in no order; 表三 has the order of the codes' },
  { year: 2024, table: '表六', key: '功能分类科目.科目编码', reason: 'printed in no order; 表三 has the order of the codes' },
]

/** Tables of which no form says which rows of its two sides stand beside each other: compared side by side, by the first column of the second. */
export const SIDES: readonly { readonly year: Year; readonly table: string; readonly second: string }[] = [
  { year: 2021, table: '表一', second: '支出项目类别' },
  { year: 2021, table: '表四', second: '支出.项目' },
]
