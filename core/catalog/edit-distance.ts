/** How many slips of a typist lie between two codes: a digit wrong, left out, put in, or two neighbours swapped. It knows no codes. */

/** The distance, or `limit + 1` as soon as it must be more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = nextRow(a, b, row, last, beforeLast)
    if (Math.min(...current) > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1)
}

function nextRow(a: string, b: string, row: number, last: readonly number[], beforeLast: readonly number[]): number[] {
  const current = [row]
  for (let column = 1; column <= b.length; column++) {
    const substitution = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1)
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
    const swap = swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY
    current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, substitution, swap))
  }
  return current
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
