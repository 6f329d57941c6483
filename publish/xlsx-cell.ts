/** One cell of a workbook: a number that is exact, or a text that stays a text. */
import type { CellObject } from 'write-excel-file/universal'
import { fitsSpreadsheet, isDecimal, numberFormat, printsExactly } from './exact-number.ts'
import type { PublishedCell, PublishedColumn, PublishedRow } from './model.ts'
import { cutText, plainText } from './plain-text.ts'

/** Excel refuses a workbook with a longer text in a cell. The page has no such limit and prints the text whole. */
const LONGEST_CELL = 32_767

/**
 * A text cell. The format `@` keeps it a text also when a person opens the cell and presses Enter: `=1+1` typed into a general cell would be a formula.
 */
export function textCell(text: string, style: CellObject): CellObject {
  return { ...style, type: String, format: '@', value: storedText(text) }
}

export function dataCell(cell: PublishedCell, column: PublishedColumn, kind: PublishedRow['kind']): CellObject {
  const style: CellObject = {
    borderStyle: 'thin',
    alignVertical: 'center',
    ...(kind === 'data' ? {} : { fontWeight: 'bold' }),
    ...(column.kind === 'text' ? { wrap: true } : { align: 'right' }),
  }
  // A spreadsheet's number keeps so many digits and no more. A longer one is written as the text that is printed, since a figure
  // that is silently another figure is worse than one that cannot be added up.
  if (!isDecimal(cell.value) || !fitsSpreadsheet(cell.value)) return textCell(longFigure(cell, column), style)
  return { ...style, type: Number, format: numberFormat(cell, column), value: Number(cell.value) }
}

/** As printed, unless print has rounded it. */
function longFigure(cell: PublishedCell, column: PublishedColumn): string {
  const isRounded = column.kind === 'amount' && !printsExactly(cell)
  return isRounded || cell.text === '' ? (cell.value ?? '') : cell.text
}

/**
 * The text as the file stores it. `_x0041_` in a file means the letter A (ECMA-376 part 1, ST_Xstring), so a text that looks like it is escaped.
 * write-excel-file 4.1 looks texts up in a plain object and takes `constructor` for one that it has met. A NUL at the end makes another key of it;
 * the library drops it when it writes, since XML cannot hold one.
 */
function storedText(text: string): string {
  const plain = plainText(text)
  const whole = plain.length > LONGEST_CELL ? `${cutText(plain, LONGEST_CELL - 1)}…` : plain
  const escaped = whole.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  return escaped in {} ? `${escaped}\u0000` : escaped
}
