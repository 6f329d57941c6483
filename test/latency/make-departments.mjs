/**
 * As many different valid budgets as asked for, made from the sources of real departments under `examples/`: invented names and codes, and every amount
 * times one whole number, by which sums, control figures, last year's figures and cost limits stay true. The same number gives the same text.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const examples = join(import.meta.dirname, '../../examples')

/** @typedef {{ name: string, text: string }} Department */

/** Published budgets of a real city, each with its source. @returns {readonly string[]} */
function realSources() {
  const folders = readdirSync(examples).filter((name) => /\d{4}$/.test(name))
  return folders.sort().map((folder) => readFileSync(join(examples, folder, '预算.budget'), 'utf8'))
}

/** @param {number} count @returns {Generator<Department>} */
export function* departments(count) {
  const sources = realSources()
  for (let number = 1; number <= count; number++) {
    const name = `某区第${String(number).padStart(3, '0')}局`
    const source = sources[number % sources.length] ?? ''
    // A step prime to the range: neighbours differ, and so do the departments of one source.
    const factor = BigInt(1 + ((number * 37) % 89))
    yield { name, text: scale(rename(source, name, String(100 + number)), factor) }
  }
}

/** @param {string} text @param {string} name @param {string} code three digits, as a department has */
function rename(text, name, code) {
  const declared = /^(?:部门 (\d+)|单位 (\d{3})\d+) (\S+?)(?:（本级）)?(?: .*)?$/m.exec(text)
  if (!declared) throw new Error('a source without a department or a unit')
  const [, department, unit, full = ''] = declared
  const short = full.replace(/^.*?市/, '')
  const oldCode = new RegExp(`(?<![\\d,.T])${department ?? unit}(?=001(?!\\d)|-\\D| ${full})`, 'g')
  return text.replace(oldCode, code).replaceAll(full, name).replaceAll(short, name)
}

/** Amounts stand in columns that are drawn to the right, and before 元 and 万元. @param {string} text @param {bigint} factor */
function scale(text, factor) {
  const exact = exactYuan(text)
  /** @type {readonly boolean[]} */ let isAmount = []
  const lines = text.split('\n').map((line) => {
    if (/^[#>]/.test(line)) return line
    if (!line.startsWith('|')) return line.replace(/[\d,]+(?:\.\d+)?(?= 元| 万元)/g, (amount) => times(amount, factor))
    const cells = line.split('|').slice(1, -1)
    if (cells.every((cell) => /^:?-{3,}:?$/.test(cell))) isAmount = cells.map((cell) => cell.endsWith(':'))
    const scaled = cells.map((cell, index) => {
      const isYuan = /\d元\s*$/.test(cell) || /^\s*元\s*$/.test(cells[index + 1] ?? '')
      if (!isAmount[index] && !isYuan && !/^\s*万元\s*$/.test(cells[index + 1] ?? '')) return cell
      return cell.replace(/[\d,]+(?:\.\d+)?(?=\s|元|$)/, (amount) => times((isYuan && exact.get(amount)) || amount, factor))
    })
    return `|${scaled.join('|')}|`
  })
  return lines.join('\n')
}

/** A limit in whole yuan may be an amount rounded, and many times it would no longer be within rounding: then the amount. @param {string} text */
function exactYuan(text) {
  const amounts = [...text.matchAll(/\| +([\d,]+)\.(\d{4})(\d\d) \|/g)].map(([, whole = '', yuan, cents = '']) => [
    whole.replaceAll(',', '') + yuan,
    cents,
  ])
  return new Map(amounts.map(([yuan = '', cents]) => [yuan, `${yuan}.${cents}`]))
}

/** Exact, and with as many decimals as before. @param {string} amount @param {bigint} factor */
function times(amount, factor) {
  const [whole = '', decimals = ''] = amount.replaceAll(',', '').split('.')
  const digits = String(BigInt(whole + decimals) * factor).padStart(decimals.length + 1, '0')
  const front = decimals === '' ? digits : digits.slice(0, -decimals.length)
  const grouped = front.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return decimals === '' ? grouped : `${grouped}.${digits.slice(-decimals.length)}`
}
