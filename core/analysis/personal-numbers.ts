/** Whether a text holds somebody's mobile or identity number. Codes and landlines are none: an identity number proves itself by its last digit. */
import { foldWidth } from '../../grammar/index.ts'

const MOBILE = /(?<![\dA-Za-z.])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\dA-Za-z.])/
/** Region, date of birth, sequence and check digit (GB 11643). */
const IDENTITY = /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

export function personalNumberIn(text: string): 'mobile' | 'identity' | undefined {
  const folded = foldWidth(text)
  const identity = IDENTITY.exec(folded)?.[0]
  if (identity && hasCheckDigit(identity)) return 'identity'
  return MOBILE.test(folded) ? 'mobile' : undefined
}

function hasCheckDigit(identity: string): boolean {
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(identity[index]), 0)
  return CHECK_DIGITS[sum % 11] === identity[17]?.toUpperCase()
}
