/** A formula in a sentence: a node that nobody asks but the sentence. */
import type { Expression } from '../../grammar/index.ts'
import type { Finding } from '../rules/define-rule.ts'
import type { Line } from '../store/line-document.ts'
import { unknown, type Value } from '../value.ts'
import type { BudgetState } from './budget-state.ts'
import { compile, type Environment } from './compile.ts'
import { GraphNode } from './graph.ts'

/** Who wrote the sentence. What a form's sentence names and nobody declares is a fact that a budget may state. */
export type Author = 'form' | 'budget'

export function compileSentence(
  state: BudgetState,
  line: Line,
  expression: Expression,
  by: Author,
  report: (finding: Finding) => void,
): GraphNode<Value> {
  const environment = by === 'form' ? withFacts(state.environment) : state.environment
  const compiled = state.compiling(() => compile({ environment, line, report }, expression))
  return new GraphNode<Value>(state.graph, {
    compute: () => compiled.run({}),
    onCycle: (gently) => unknown(gently ? 'nothing' : 'cycle', line.text.slice(expression.start, expression.end)),
  })
}

function withFacts(environment: Environment): Environment {
  const fact = (folded: string) => (folded.includes('.') ? undefined : () => unknown('name-unknown', folded))
  return { ...environment, name: (folded) => environment.name(folded) ?? fact(folded) }
}
