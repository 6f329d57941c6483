/** The functions of formulas, one entry each. Language.md, Expressions. */
import type { Expression, Word } from '../../grammar/index.ts'
import { placeOf, type RowForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { fromInteger } from '../money/number.ts'
import { nearestName } from '../nearest-name.ts'
import { syntax } from '../rules/syntax.ts'
import { unknownName } from '../rules/unknown-name.ts'
import { unknown, type Value } from '../value.ts'
import { absoluteValue, total } from './arithmetic.ts'
import { type Compiled, combine, compile, constant, type Frame, type Scope } from './compile.ts'
import { fixedRow } from './compile-path.ts'
import { compileRowCount } from './compile-selection.ts'
import { compileChangeWord, compileComparison, compileJoined, compileListing, compileShare } from './prose-functions.ts'
import { rowsAbove, rowsBetween, sumOfRows } from './row-range.ts'
import type { SideState } from './side-state.ts'

type Compiler = (scope: Scope, args: readonly Expression[], whole: Expression) => Compiled

const FUNCTIONS: Readonly<Record<string, { readonly arguments: readonly [least: number, most: number]; readonly compile: Compiler }>> = {
  求和: { arguments: [1, 99], compile: compileSum },
  计数: { arguments: [1, 1], compile: compileCount },
  若: { arguments: [2, 3], compile: compileIf },
  名称: { arguments: [1, 1], compile: compileName },
  上级: { arguments: [2, 2], compile: compileAbove },
  增减: { arguments: [2, 2], compile: compileChangeWord('增减') },
  升降: { arguments: [2, 2], compile: compileChangeWord('升降') },
  比较: { arguments: [2, 3], compile: compileComparison },
  占比: { arguments: [2, 2], compile: compileShare },
  列举: { arguments: [2, 4], compile: compileListing },
  连写: { arguments: [1, 99], compile: compileJoined },
  绝对值: { arguments: [1, 1], compile: (scope, args) => unary(scope, args, absoluteValue) },
}

export const functionNames: readonly string[] = Object.keys(FUNCTIONS)

export function compileCall(scope: Scope, name: Word, args: readonly Expression[], whole: Expression): Compiled {
  const known = FUNCTIONS[name.value]
  if (!known) {
    scope.report(unknownName.at(placeOf(scope.line, name), { name: name.value, near: nearestName(name.value, functionNames) }))
    return constant(unknown('format-problem', name.value))
  }
  const [least, most] = known.arguments
  if (args.length < least || args.length > most) {
    const wanted = least === most ? `${least}` : `${least}–${most}`
    scope.report(
      syntax.at(placeOf(scope.line, whole), {
        zh: `${name.value}( ) 要 ${wanted} 个参数，这里有 ${args.length} 个`,
        en: `${name.value}( ) takes ${wanted} arguments, not ${args.length}`,
      }),
    )
    return constant(unknown('format-problem', name.value))
  }
  return known.compile(scope, args, whole)
}

function unary(scope: Scope, args: readonly Expression[], apply: (value: Value) => Value): Compiled {
  const operand = compile(scope, args[0] as Expression)
  return combine([operand], (frame) => apply(operand.run(frame)))
}

/** `求和(以上)`, `求和(各行)`, `求和(甲 至 乙)`, or a sum of values. */
function compileSum(scope: Scope, args: readonly Expression[]): Compiled {
  const parts = args.map((arg) => compileSummand(scope, arg))
  return combine(parts, (frame) => total(parts.map((part) => part.run(frame))))
}

function compileSummand(scope: Scope, arg: Expression): Compiled {
  if (arg.type === 'range') return compileRange(scope, arg)
  const word = arg.type === 'path' && arg.steps.length === 0 ? foldLabel(arg.head.value) : ''
  if (word === '以上') return rowsOfPart((side, frame) => sumOfRows(side, rowsAbove(side, frame.form), frame))
  if (word === '各行') return rowsOfPart((side, frame) => side.sumOfData(frame))
  return compile(scope, arg)
}

function rowsOfPart(sum: (side: SideState, frame: Frame) => Value): Compiled {
  return {
    ...constant(unknown('nothing', '求和')),
    local: false,
    run: (frame) => (frame.side && frame.column ? sum(frame.side, frame) : unknown('nothing', '求和')),
  }
}

function compileRange(scope: Scope, range: Extract<Expression, { type: 'range' }>): Compiled {
  const first = labelled(scope, range.from)
  const last = labelled(scope, range.to, first)
  if (!first || !last) return constant(unknown('format-problem', '至'))
  return rowsOfPart((side, frame) => sumOfRows(side, rowsBetween(side, first, last), frame))
}

function labelled(scope: Scope, expression: Expression, after?: RowForm): RowForm | undefined {
  const label = expression.type === 'path' && expression.steps.length === 0 ? expression.head.value : ''
  const row = scope.side && label ? fixedRow(scope.side, label, after ?? scope.form) : undefined
  if (!row) {
    const near = nearestName(label, scope.side?.form.rows.map((each) => each.label) ?? [])
    scope.report(unknownName.at(placeOf(scope.line, expression), { name: label || '…', near }))
  }
  return row
}

/** `计数(单位)`: how many units the budget declares; `计数(各行)`: the rows of this part; `计数(表[…])`: the rows of a table that match. */
function compileCount(scope: Scope, args: readonly Expression[]): Compiled {
  const [arg] = args
  const word = arg?.type === 'path' && arg.steps.length === 0 ? foldLabel(arg.head.value) : ''
  if (word === '单位') return constant({ k: 'number', n: fromInteger(scope.environment.declaredUnits().length) })
  if (word === '各行') return rowsOfPart((side) => ({ k: 'number', n: fromInteger(side.countOfData()) }))
  if (arg?.type === 'path') {
    const table = scope.environment.table(foldLabel(arg.head.value))
    const side = table?.sides[0]
    if (side) return compileRowCount(scope, side, arg)
  }
  scope.report(
    syntax.at(placeOf(scope.line, arg ?? { start: 0, end: 0 }), {
      zh: '计数( ) 里写 单位、各行 或一张表',
      en: '计数( ) takes 单位, 各行 or a table',
    }),
  )
  return constant(unknown('format-problem', '计数'))
}

/** Without a third part 若 gives nothing. A condition that is unknown silences it. */
function compileIf(scope: Scope, args: readonly Expression[]): Compiled {
  const parts = args.map((arg) => compile(scope, arg))
  const [condition, then, otherwise] = parts
  return combine(parts, (frame) => {
    const decided = condition?.run(frame) ?? unknown('nothing', '若')
    if (decided.k !== 'truth') return decided.k === 'unknown' ? decided : unknown('type', '若')
    return (decided.truth ? then?.run(frame) : otherwise?.run(frame)) ?? unknown('nothing', '若')
  })
}

function compileName(scope: Scope, args: readonly Expression[]): Compiled {
  return unary(scope, args, (value) => scope.environment.codeName(value))
}

/** `上级(科目, 类)`: the code cut to a level. */
function compileAbove(scope: Scope, args: readonly Expression[]): Compiled {
  const [first, second] = args as [Expression, Expression]
  const operand = compile(scope, first)
  const level = second.type === 'path' ? second.head.value : ''
  const [column] = operand.columns
  return combine([operand], (frame) => scope.environment.codeAbove(operand.run(frame), level, column))
}
