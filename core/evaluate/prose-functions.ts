/**
 * The functions of sentences: 增减 升降 比较 占比 列举 连写. What they come to is words, or a phrase of words and figures; how a figure
 * is printed is for the sentence to say (core/prose/print-hole.ts). docs/prose.md
 */
import type { Expression } from '../../grammar/index.ts'
import { findColumn } from '../format/find-column.ts'
import { type ColumnForm, placeOf } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { splitProject } from '../model/read-cell.ts'
import { fromInteger } from '../money/number.ts'
import { nearestName } from '../nearest-name.ts'
import { syntax } from '../rules/syntax.ts'
import { unknownColumn } from '../rules/unknown-column.ts'
import { type PhrasePart, unknown, type Value } from '../value.ts'
import { absoluteValue, calculate, compareValues, isTrue } from './arithmetic.ts'
import { type Compiled, combine, compile, constant, type Environment, type Scope } from './compile.ts'
import { namesOf } from './compile-path.ts'
import { compileOverRows } from './compile-selection.ts'
import type { RowState } from './row-state.ts'
import type { SideState } from './side-state.ts'

const ZERO_NUMBER: Value = { k: 'number', n: fromInteger(0) }
const ONE: Value = { k: 'number', n: fromInteger(1) }
const UNIT_WORD: PhrasePart = { k: 'unit-word' }

/** Up, down and level, of an amount and of a rate. */
const CHANGE_WORDS = { 增减: ['增加', '减少', '持平'], 升降: ['增长', '下降', '持平'] } as const

export function words(text: string): PhrasePart {
  return { k: 'words', text }
}

/** `增减(本年, 上年)`: 增加, 减少 or 持平; `升降` the same of a rate. */
export function compileChangeWord(name: keyof typeof CHANGE_WORDS): (scope: Scope, args: readonly Expression[]) => Compiled {
  return (scope, args) => ofTwo(scope, args, (now, before) => changeWord(name, calculate('-', now, before)))
}

function changeWord(name: keyof typeof CHANGE_WORDS, change: Value): Value {
  if (change.k === 'unknown') return change
  const [up, down, level] = CHANGE_WORDS[name]
  const word = isTrue(compareValues('=', change, ZERO_NUMBER)) ? level : isTrue(compareValues('>', change, ZERO_NUMBER)) ? up : down
  return { k: 'text', text: word, key: word }
}

/** `占比(部分, 总数)`: a percentage. */
export function compileShare(scope: Scope, args: readonly Expression[]): Compiled {
  return ofTwo(scope, args, (part, whole) => asPercent(calculate('÷', part, whole)))
}

function asPercent(value: Value): Value {
  return value.k === 'number' ? { ...value, percent: true } : value
}

/**
 * `比较(本年, 上年)`: 增加3,447,381.12元，增长5.97%, or 持平; with what it is compared with as third, 比2023年增加…, or 与2023年持平. There is no rate
 * where last year is nothing.
 */
export function compileComparison(scope: Scope, args: readonly Expression[]): Compiled {
  const parts = args.map((arg) => compile(scope, arg))
  return combine(parts, (frame) => {
    const [now, before, than] = parts.map((part) => part.run(frame)) as [Value, Value, Value | undefined]
    if (than?.k === 'unknown') return than
    const change = calculate('-', now, before)
    const word = changeWord('增减', change)
    if (word.k !== 'text') return word
    const isLevel = isTrue(compareValues('=', change, ZERO_NUMBER))
    const ahead = than ? [words(isLevel ? '与' : '比'), than] : []
    return { k: 'phrase', parts: isLevel ? [...ahead, word] : [...ahead, ...changeParts(word, change, now, before)] }
  })
}

function changeParts(word: Value, change: Value, now: Value, before: Value): readonly PhrasePart[] {
  const size = [word, absoluteValue(change), UNIT_WORD]
  const rate = calculate('-', calculate('÷', now, before), ONE)
  if (rate.k !== 'number') return size
  return [...size, words('，'), changeWord('升降', rate), asPercent(absoluteValue(rate))]
}

function ofTwo(scope: Scope, args: readonly Expression[], join: (first: Value, second: Value) => Value): Compiled {
  const [first, second] = args.map((arg) => compile(scope, arg)) as [Compiled, Compiled]
  return combine([first, second], (frame) => join(first.run(frame), second.run(frame)))
}

/** `连写("比上年增加", 差额, "元")`: one after the other; not known if any part is not. */
export function compileJoined(scope: Scope, args: readonly Expression[]): Compiled {
  const parts = args.map((arg) => compile(scope, arg))
  return combine(parts, (frame) => {
    const values = parts.map((part) => part.run(frame))
    return values.find((value) => value.k === 'unknown') ?? { k: 'phrase', parts: values }
  })
}

/** `列举(表四, 项目名称)`, `列举(表四[条件], 项目名称, 合计, "；")`: what the rows hold, with 、 or the text given between, in the order in which they are written. */
export function compileListing(scope: Scope, args: readonly Expression[]): Compiled {
  const [table, ...wanted] = args.filter(({ type }) => type !== 'text')
  const between = args.find(({ type }) => type === 'text')
  const side = table?.type === 'path' ? scope.environment.table(foldLabel(table.head.value))?.sides[0] : undefined
  if (table?.type !== 'path' || !side) {
    const place = placeOf(scope.line, table ?? { start: 0, end: 0 })
    scope.report(syntax.at(place, { zh: '列举( ) 的第一项是一张表', en: 'the first of 列举( ) is a table' }))
    return constant(unknown('format-problem', '列举'))
  }
  const columns = wanted.map((each) => columnNamed(scope, side, each))
  const [label, figure] = columns
  if (!label || columns.includes(undefined)) return constant(unknown('format-problem', '列举'))
  return compileOverRows(scope, side, table, (rows) => ({
    k: 'phrase',
    parts: listed(scope.environment, side.inOrder(rows), label, figure, between?.type === 'text' ? between.value : '、'),
  }))
}

function columnNamed(scope: Scope, side: SideState, expression: Expression): ColumnForm | undefined {
  const names = expression.type === 'path' ? namesOf(expression) : undefined
  const match = names && findColumn(side.form.columns, names)
  if (match && 'column' in match) return match.column
  const written = names?.join('.') ?? ''
  const near = nearestName(
    written,
    side.form.columns.map((column) => column.name),
  )
  scope.report(unknownColumn.at(placeOf(scope.line, expression), { column: written, table: side.table.form.name, near }))
  return undefined
}

function listed(
  environment: Environment,
  rows: readonly RowState[],
  label: ColumnForm,
  figure: ColumnForm | undefined,
  between: string,
): readonly PhrasePart[] {
  return rows.flatMap((row, index): readonly PhrasePart[] => [
    ...(index > 0 ? [words(between)] : []),
    words(nameIn(environment, row, label)),
    ...(figure ? [row.cell(figure), ...(figure.type === '金额' ? [UNIT_WORD] : [])] : []),
  ])
}

/** A project without its code, a code by its name, anything else as it is. */
function nameIn(environment: Environment, row: RowState, column: ColumnForm): string {
  const value = row.cell(column)
  if (value.k === 'code') {
    const name = environment.codeName(value)
    return value.name ?? (name.k === 'text' ? name.text : value.code)
  }
  const text = row.row.written[column.index]?.text ?? (value.k === 'text' ? value.text : '')
  return column.type === '项目' ? (splitProject(text).name ?? text) : text
}
