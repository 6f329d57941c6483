/** A line's syntax as short text, for fixtures that people review: what it says, then each problem with the text it stands at and its mend. */
import { cutCells, type Expression, type LineSyntax, type PathStep, type ProsePart } from '../../grammar/index.ts'

export function compactTree(line: LineSyntax): string {
  return [content(line).trimEnd(), ...line.problems.map((problem) => shownProblem(line.text, problem))].join('\n')
}

function shownProblem(text: string, problem: LineSyntax['problems'][number]): string {
  const { fix } = problem
  const mended = fix && text.slice(0, fix.start) + fix.text + text.slice(fix.end)
  return `! ${problem.kind} at ${JSON.stringify(text.slice(problem.start, problem.end))}${mended === undefined ? '' : ` → ${mended}`}`
}

function content(line: LineSyntax): string {
  if (line.kind === 'row')
    return `row ${cutCells(line.text)
      .map((cell) => JSON.stringify(cell.text))
      .join(' ')}`
  if (line.kind === 'prose') return `prose ${template(line.parts)}`
  if (line.kind === 'declaration') return node(line.declaration)
  if (line.kind !== 'field') return line.kind
  const declared = line.declaration ? ` or ${node(line.declaration)}` : ''
  const problems = line.declarationProblems?.map((problem) => `\n  ${shownProblem(line.text, problem)}`).join('') ?? ''
  return `field ${line.name.value} ${JSON.stringify(line.value.value)}${declared}${problems}`
}

/** Any node of a declaration: words by their value, expressions as written below, the rest by key. */
function node(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 && isPart(value[0]) ? template(value as ProsePart[]) : `[${value.map(node).join(' ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = value as Record<string, unknown>
  if (isExpression(fields)) return expression(fields as unknown as Expression)
  if (Array.isArray(fields.steps)) return fields.steps.map(node).join('.')
  if (typeof fields.value === 'string') return JSON.stringify(fields.value).slice(1, -1)
  const { type, keyword: _keyword, start: _start, end: _end, ...rest } = fields
  const shown = Object.entries(rest).filter(([, part]) => part !== false && part !== undefined && !(Array.isArray(part) && part.length === 0))
  const parts = shown.map(([key, part]) => (part === true ? key : `${key}=${node(part)}`))
  return type === undefined ? `{${parts.join(' ')}}` : [type, ...parts].join(' ')
}

const EXPRESSIONS = ['number', 'path', 'call', 'negate', 'not', 'arithmetic', 'compare', 'logic', 'range', 'list', 'missing']

function isExpression(fields: Record<string, unknown>): boolean {
  return EXPRESSIONS.includes(String(fields.type)) || (fields.type === 'text' && typeof fields.value === 'string')
}

function isPart(value: unknown): boolean {
  const type = (value as { type?: unknown }).type
  return type === 'value' || (type === 'text' && 'value' in (value as object))
}

function template(parts: readonly ProsePart[]): string {
  const shown = parts.map((part) => {
    if (part.type === 'text') return JSON.stringify(part.value)
    const { format } = part
    return `{${expression(part.expression)}${format ? `, ${format.name}${format.digits === undefined ? '' : ` ${format.digits}`}` : ''}}`
  })
  return shown.join(' ')
}

export function expression(tree: Expression): string {
  switch (tree.type) {
    case 'number':
      return `${tree.digits}${tree.percent ? '%' : ''}${tree.unit ?? ''}`
    case 'text':
      return JSON.stringify(tree.value)
    case 'path':
      return tree.head.value + tree.steps.map(step).join('')
    case 'call':
      return `${tree.name.value}(${tree.args.map(expression).join(', ')})`
    case 'negate':
      return `(- ${expression(tree.operand)})`
    case 'not':
      return `(非 ${expression(tree.operand)})`
    case 'arithmetic':
      return `(${tree.operator} ${expression(tree.left)} ${expression(tree.right)})`
    case 'compare':
      return `(${tree.operands.map((operand, index) => `${expression(operand)}${index < tree.operators.length ? ` ${tree.operators[index]} ` : ''}`).join('')})`
    case 'logic':
      return `(${tree.operator} ${tree.operands.map(expression).join(' ')})`
    case 'range':
      return `(${expression(tree.from)} 至 ${expression(tree.to)})`
    case 'list':
      return `[${tree.items.map(expression).join(' ')}${tree.except.length > 0 ? ` 除 ${tree.except.map(expression).join(' ')}` : ''}]`
    case 'missing':
      return '?'
  }
}

function step(part: PathStep): string {
  return part.type === 'name' ? `.${part.name.value}` : `[${part.conditions.map(expression).join(', ')}]`
}
