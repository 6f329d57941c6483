/** The book of equations: how many held, which failed, which could not run. Kept up to date as equations come, change and go. */
import type { Equation, Outcome } from './equation.ts'

export class Ledger {
  readonly failing = new Map<string, Equation>()
  readonly notRun = new Map<string, Equation>()
  readonly live = new Map<string, Equation>()
  held = 0

  enter(equation: Equation): void {
    this.live.set(equation.key, equation)
    this.#book(equation, 1)
  }

  change(equation: Equation, outcome: Outcome): void {
    if (this.live.get(equation.key) === equation) this.#book(equation, -1)
    equation.outcome = outcome
    this.enter(equation)
  }

  remove(equation: Equation): void {
    if (this.live.get(equation.key) !== equation) return
    this.#book(equation, -1)
    this.live.delete(equation.key)
  }

  #book(equation: Equation, by: 1 | -1): void {
    switch (equation.outcome.status) {
      case 'held':
        this.held += by
        return
      case 'failed':
        if (by > 0) this.failing.set(equation.key, equation)
        else this.failing.delete(equation.key)
        return
      case 'not-run':
        if (by > 0) this.notRun.set(equation.key, equation)
        else this.notRun.delete(equation.key)
        return
      case 'trivial':
    }
  }
}
