/**
 * Work in steps: between any two of them whoever asked for it may do something else, or leave the rest undone. What was read before
 * a pause may have changed after it, so work is only resumed as long as the budget is the same.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>

export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
