/** Years in titles, columns and labels, told from the budget's own: 上年数 of one year answers 上年数 of the next, whatever digits are printed. */

/** A year further away than this is a date of something else, and stays as it is. */
const FURTHEST = 5

const YEAR = /(?<!\d)(\d{4})(?=年)|^(\d{4})$/g

export function relativeYears(text: string, year: number | undefined): string {
  if (year === undefined) return text
  return text.replace(YEAR, (digits: string) => {
    const offset = Number(digits) - year
    return Math.abs(offset) > FURTHEST ? digits : `{${offset}}`
  })
}
