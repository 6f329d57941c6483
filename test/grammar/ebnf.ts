/** The parser's rules as EBNF, for the language page: made from the grammar itself, so that the page cannot drift. */
import type { ISerializedGast } from 'chevrotain'
import { LineParser } from '../../grammar/line-parser.ts'

interface Node extends ISerializedGast {
  readonly name?: string
  readonly label?: string
  readonly nonTerminalName?: string
}

export function ebnf(): string {
  const rules = new LineParser(true).getSerializedGastProductions() as Node[]
  return rules.map((rule) => `${rule.name} = ${sequence(rule)} .`).join('\n')
}

function sequence(node: Node): string {
  return (node.definition ?? []).map((part) => shown(part as Node)).join(' ')
}

function shown(node: Node): string {
  switch (node.type) {
    case 'Terminal':
      return node.label ?? node.name ?? ''
    case 'NonTerminal':
      return node.name ?? node.nonTerminalName ?? ''
    case 'Option':
      return `[ ${sequence(node)} ]`
    case 'Repetition':
      return `{ ${sequence(node)} }`
    case 'Alternation': {
      const parts = (node.definition ?? []).map((part) => sequence(part as Node))
      return `( ${parts.filter((part) => part !== '').join(' | ')}${parts.includes('') ? ' | ε' : ''} )`
    }
    default:
      return sequence(node)
  }
}
