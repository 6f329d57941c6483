/** What an operator's image means, whichever way it was typed. */
import type { Operator } from './precedence.ts'

const MEANING: Record<string, Operator> = {
  ...{ '+': '+', '-': '-', '\u2212': '-', '×': '×', '*': '×', '\u2715': '×', '÷': '÷', '/': '÷' },
  ...{ '=': '=', '<>': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  ...{ '≤': '<=', '≥': '>=', '≠': '<>', '《=': '<=', '》=': '>=', '《》': '<>', '《': '<', '》': '>' },
  ...{ 不超过: '<=', 不少于: '>=', 属于: '属于', 始于: '始于', 且: '且', 或: '或', 非: '非' },
}

export function operatorOf(image: string): Operator {
  return MEANING[image] ?? '='
}
