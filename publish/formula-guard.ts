/**
 * Comma-separated text has no type that says `this is a text`: a spreadsheet runs what looks like a formula. An apostrophe before such a
 * text keeps it a text, and can be taken away again without guessing: no text begins with an apostrophe and a formula that did not get one more.
 */
import { plainText } from './plain-text.ts'

/** What a spreadsheet takes for the start of a formula, full-width and small twins included (Excel folds them in Chinese and Japanese settings); some skip blanks before it. */
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/
/** A number comes to nothing but itself. */
const NUMBER = /^-?\d+(?:\.\d+)?%?$/
/** The sign for `nothing`, alone. */
const DASHES = /^[-－]+$/

export function guardFormula(text: string): string {
  // First what the file cannot hold, or what it hides would come to the front.
  const plain = plainText(text)
  return FORMULA.test(plain) && !NUMBER.test(plain) && !DASHES.test(plain) ? `'${plain}` : plain
}
