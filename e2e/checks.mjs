/**
 * Named checks, run one after the other: prints `ok`, `not ok` with the reason, or `skipped`, and counts them. What is skipped for want of a
 * program is a failure under CI, since there everything has been installed.
 */

const isContinuousIntegration = !['', 'false', undefined].includes(process.env.CI)

let passed = 0
let failed = 0
const seconds = (/** @type {number} */ since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/**
 * Runs one check; `body` throws if it does not hold. Whether it held is returned, for checks that would make no sense after it.
 * @param {string} name @param {() => unknown} body @returns {Promise<boolean>}
 */
export async function check(name, body) {
  const start = Date.now()
  try {
    await body()
    passed += 1
    console.log(`ok      ${name}  (${seconds(start)})`)
    return true
  } catch (problem) {
    failed += 1
    const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)
    console.log(`not ok  ${name}  (${seconds(start)})\n${text.replace(/^/gm, '        ')}`)
    return false
  }
}

/** Counts what something else has checked. @param {string} name @param {string | undefined} problem */
export function record(name, problem) {
  if (problem === undefined) passed += 1
  else failed += 1
  console.log(problem === undefined ? `ok      ${name}` : `not ok  ${name}\n${problem.replace(/^/gm, '        ')}`)
}

/** @param {string} name @param {string} reason */
export function skip(name, reason) {
  if (isContinuousIntegration) failed += 1
  console.log(`${isContinuousIntegration ? 'not ok  ' : ''}skipped ${name}: ${reason}`)
}

/** Prints the last line; the exit code. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

/**
 * Asks again until the answer is neither undefined, null nor false.
 * @template T @param {string} what @param {() => T | Promise<T>} ask @param {number} [limit] milliseconds
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, ask, limit = 30_000) {
  const end = Date.now() + limit
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== null && answer !== false) return answer
    if (Date.now() > end) throw new Error(`waited ${limit / 1000} s for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
