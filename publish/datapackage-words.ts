/** What a data package says of itself to people, in both languages: how its files are to be read. */
import type { Publication } from './model.ts'

export interface PackageWords {
  readonly description: string
  readonly draft: string
  readonly row: string
  readonly rowKind: string
  readonly amount: string
  readonly measure: string
  readonly measureKind: string
  readonly currency: string
  readonly factor: string
  readonly year: string
  readonly direction: string
  readonly percent: string
  readonly sumOf: (columns: readonly string[]) => string
}

const ZH: PackageWords = {
  description: [
    '部门预算公开表格的数据。每张表各有一个文件；收入、支出并列的表两边各有一个。',
    '金额是精确的十进制数，单位见各字段的 `unit`，一个单位合多少元见 `factor`。空白是表中没有印数的格。',
    '`row_kind` 为 `sum` 的行是其他行的合计，求和时只取 `item`；字段的 `sumOf` 列出它由哪些字段相加。',
    '合并的格，文字逐行重复，金额只写一次。文字若会被电子表格当作公式，前面加一个撇号。',
  ].join('\n'),
  draft: '草稿：预算中尚有错误，不得公开。',
  row: '在公开表格中是第几行',
  rowKind: 'item：自己的数；sum：其他行的合计',
  amount: '金额',
  measure: '金额所在的列',
  measureKind: 'sum：其他列的合计；part：计入合计的列；other：两者都不是',
  currency: '币种',
  factor: '一个单位合多少元',
  year: '预算年度',
  direction: '收入（revenue）或支出（expenditure）',
  percent: '比例，1 即 100%',
  sumOf: (columns) => `等于：${columns.join(' + ')}`,
}

const EN: PackageWords = {
  description: [
    'The tables of a departmental budget as data: one file for each table, or one for each side where revenue and expenditure stand beside each other.',
    'Amounts are exact decimals; a field says its `unit`, and by `factor` how many yuan one unit is. A blank is a cell in which no figure is printed.',
    'Rows whose `row_kind` is `sum` add up other rows: add up `item` rows only. The `sumOf` of a field lists the fields that it adds up.',
    'Of merged cells texts are repeated in each row, amounts are written once. A text that a spreadsheet would run as a formula has an apostrophe before it.',
  ].join('\n'),
  draft: 'Draft: the budget still has errors; not for publication.',
  row: 'Number of the row in the printed table',
  rowKind: 'item: a figure of its own; sum: adds up other rows',
  amount: 'Amount',
  measure: 'The column that the amount stands in',
  measureKind: 'sum: adds up other columns; part: is added up; other: neither',
  currency: 'Currency',
  factor: 'How many yuan one unit is',
  year: 'Fiscal year',
  direction: 'revenue or expenditure',
  percent: 'A share: 1 is 100%',
  sumOf: (columns) => `Equals ${columns.join(' + ')}`,
}

export function packageWordsOf({ language }: Publication): PackageWords {
  return language === 'en' ? EN : ZH
}
