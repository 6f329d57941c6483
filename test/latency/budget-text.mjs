/**
 * The budget that the bench types in: as many rows as asked for, in one table or in many, three amounts a row, with a row formula and totals,
 * under a small format of its own. Every sum is right, so that each edit makes a finding and its return takes it away.
 */

/** Codes that the catalogue knows, with two of one group side by side so that a code can be changed for its neighbour. */
const codes = ['2010101', '2010102', '2010301', '2010302', '2010350', '2080505', '2080506', '2101101', '2101102', '2210201']

/** @param {number} cents */
const amount = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

/** @param {{ rows: number, tables: number }} shape */
export function formatText({ tables }) {
  const head = ['格式 测速 2000..', '金额单位 元', '小数 2', '']
  const one = (/** @type {number} */ number) => [
    `表 明细${number} 明细表`,
    '列 科目 : 功能分类 项',
    '列 事项 : 文本',
    '列 合计 : 金额 = 基本支出 + 项目支出',
    '列 基本支出 : 金额',
    '列 项目支出 : 金额',
    '| 科目 |',
    '|------|',
    '| 合计 |',
    '| …    |',
    '',
  ]
  return [...head, ...Array.from({ length: tables }, (_, index) => one(index + 1)).flat()].join('\n')
}

/**
 * The lines, and where in them the rows and headers stand.
 * @param {{ rows: number, tables: number }} shape
 */
export function budgetLines({ rows, tables }) {
  const lines = ['预算 2024', '部门 299 测速局', '单位 299001 测速局本级 行政', '格式 测速', '']
  /** @type {number[]} */ const rowLines = []
  /** @type {number[]} */ const headerLines = []
  const each = rows / tables
  for (let table = 0; table < tables; table++) {
    lines.push(`表 明细${table + 1} 明细表`)
    headerLines.push(lines.length)
    lines.push('| 科目 | 事项 | 合计 | 基本支出 | 项目支出 |', '|------|------|-----:|-----:|-----:|')
    const totals = [0, 0]
    for (let row = 0; row < each; row++) {
      const basic = 10000 + ((row * 7919 + table) % 89999)
      const project = 10000 + ((row * 104729 + table) % 89999)
      totals[0] += basic
      totals[1] += project
      rowLines.push(lines.length)
      lines.push(`| ${codes[row % codes.length]} | 事项${table}-${row} | ${amount(basic + project)} | ${amount(basic)} | ${amount(project)} |`)
    }
    lines.push(`| 合计 |  | ${amount(totals[0] + totals[1])} | ${amount(totals[0])} | ${amount(totals[1])} |`, '')
  }
  return { lines, rowLines, headerLines }
}
