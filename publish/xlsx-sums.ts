/**
 * Sums of a sheet as formulas, where the figures truly add up: a spreadsheet works them out anew when somebody changes a figure. The exact value
 * stands beside each, so that nobody has to work anything out to read it. Texts never come here.
 */
import { fitsSpreadsheet, isDecimal } from './exact-number.ts'
import type { PublishedCell, PublishedTable } from './model.ts'
import type { PartChanges } from './xlsx-print.ts'

/** By the address of the cell: `D46` → `SUM(D6:D45)`. */
export type Formulas = ReadonlyMap<string, string>

/** Excel's limit for the arguments of a function; a tree of so many branches keeps its plain figure. */
const MOST_ARGUMENTS = 255

/** @param above how many lines stand above the first row */
export function liveSums(table: PublishedTable, above: number): Formulas {
  const formulas = new Map<string, string>()
  for (const [row, { cells }] of table.rows.entries())
    for (const [column, { kind, sumOf: columns }] of table.columns.entries()) {
      const cell = cells[column]
      if (!cell || (kind !== 'amount' && kind !== 'number')) continue
      const address = (at: number, to: number) => `${columnName(to)}${above + at + 1}`
      const down =
        cell.sumOf &&
        formulaOf(
          cell,
          cell.sumOf,
          (at) => table.rows[at]?.cells[column],
          (at) => address(at, column),
        )
      const across = cell.sumOf
        ? undefined
        : columns &&
          formulaOf(
            cell,
            columns,
            (at) => cells[at],
            (at) => address(row, at),
          )
      const formula = down ?? across
      if (formula) formulas.set(address(row, column), formula)
    }
  return formulas
}

function formulaOf(
  sum: PublishedCell,
  numbers: readonly number[],
  cellAt: (number: number) => PublishedCell | undefined,
  addressOf: (number: number) => string,
): string | undefined {
  if (numbers.length === 0 || !isStoredAsNumber(sum)) return undefined
  const addends = numbers.map((number) => cellAt(number) ?? { text: '' })
  // A text among the addends, be it a figure too long for a number, would count as nothing.
  if (!addends.every((addend) => isStoredAsNumber(addend) || isBlank(addend))) return undefined
  if (total(addends) !== total([sum])) return undefined
  const ranges = runsOf(numbers).map(([first, last]) => (first === last ? addressOf(first) : `${addressOf(first)}:${addressOf(last)}`))
  return ranges.length > MOST_ARGUMENTS ? undefined : `SUM(${ranges.join(',')})`
}

function isStoredAsNumber({ value, covered }: PublishedCell): boolean {
  return !covered && isDecimal(value) && fitsSpreadsheet(value)
}

function isBlank({ text, value, covered }: PublishedCell): boolean {
  return covered === true || (value === undefined && text === '')
}

/** Exact, in units of the last decimal that any has; two totals are alike if they print alike. */
function total(cells: readonly PublishedCell[]): string {
  const values = cells.map(({ value }) => (isDecimal(value) ? value : '0'))
  const decimals = Math.max(...values.map((value) => value.split('.')[1]?.length ?? 0))
  const sum = values.reduce((before, value) => {
    const [whole = '', fraction = ''] = value.split('.')
    return before + BigInt(whole + fraction.padEnd(decimals, '0'))
  }, 0n)
  const digits = (sum < 0n ? -sum : sum).toString().padStart(decimals + 1, '0')
  const plain = `${digits.slice(0, digits.length - decimals)}.${digits.slice(digits.length - decimals)}`.replace(/\.?0*$/, '')
  return sum < 0n ? `-${plain}` : plain
}

/** 3, 4, 5, 8 as 3–5 and 8. */
function runsOf(numbers: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && number === run[1] + 1) run[1] = number
    else runs.push([number, number])
  }
  return runs
}

/** 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last
}

/** The library writes a formula or a value, never both: the formulas are put before the values in the sheets that it made. */
export function withFormulas(sheets: readonly Formulas[]): PartChanges {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const formulas = sheets[sheetIndex]
            if (!formulas || formulas.size === 0) return xml
            return xml.replace(/(<c r="([A-Z]+\d+)"[^>]*>)(?=<v>)/g, (opening, _tag, address: string) => {
              const formula = formulas.get(address)
              return formula === undefined ? opening : `${opening}<f>${formula}</f>`
            })
          },
        },
      },
    },
  }
}
