/** Printed names that hold the year: `{年}年预算数`, `= 年 - 1`. Only the year and sums on it are known here. */
import type { Expression, Template } from '../../grammar/index.ts'

export function printTemplate(template: Template, year: number | undefined): string {
  return template.map((part) => (part.type === 'text' ? part.value : (yearValue(part.expression, year)?.toString() ?? ''))).join('')
}

function yearValue(expression: Expression, year: number | undefined): number | undefined {
  switch (expression.type) {
    case 'path':
      return expression.head.value === '年' && expression.steps.length === 0 ? year : undefined
    case 'number':
      return Number.parseInt(expression.digits, 10)
    case 'arithmetic': {
      const left = yearValue(expression.left, year)
      const right = yearValue(expression.right, year)
      if (left === undefined || right === undefined) return undefined
      return expression.operator === '+' ? left + right : expression.operator === '-' ? left - right : undefined
    }
    default:
      return undefined
  }
}
