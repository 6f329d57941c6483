/**
 * What a formula can come to. Unknown is a value with a reason, so that a check which lacks an input can say which.
 * Amounts keep a slack: how far the exact figure may lie from a rounded one (in ticks; absent is exact).
 */
import type { ClassificationKind } from './catalog/index.ts'
import type { Ticks } from './money/amount.ts'
import type { Num } from './money/number.ts'

export type Value =
  | { readonly k: 'amount'; readonly ticks: Ticks; readonly slack?: Ticks }
  | { readonly k: 'number'; readonly n: Num; readonly percent?: boolean; readonly slack?: Num }
  /** `nameOf`: the catalogue's name of a code; older and variant names are as good. */
  | { readonly k: 'text'; readonly text: string; readonly key: string; readonly nameOf?: CodeValue }
  | CodeValue
  | { readonly k: 'truth'; readonly truth: boolean }
  /** Words and figures of a sentence, printed one after the other; only prose makes and reads them. */
  | { readonly k: 'phrase'; readonly parts: readonly PhrasePart[] }
  | { readonly k: 'list'; readonly items: readonly Value[]; readonly except: readonly Value[] }
  | Unknown

/** `unit-word` is the word of the unit in which the sentence prints its money. */
export type PhrasePart = { readonly k: 'words'; readonly text: string } | { readonly k: 'unit-word' } | Value

export interface CodeValue {
  readonly k: 'code'
  readonly code: string
  readonly kind?: ClassificationKind
  readonly name?: string
}

export interface Unknown {
  readonly k: 'unknown'
  readonly reason: Reason
}

/** Why a value is not known. */
export interface Reason {
  readonly kind:
    | 'table-missing'
    | 'lost-pages'
    | 'column-missing'
    | 'row-missing'
    | 'name-unknown'
    | 'bad-cell'
    | 'nothing'
    | 'cycle'
    | 'type'
    | 'no-single-value'
    | 'format-problem'
  readonly subject: string
}

export const ZERO: Value = { k: 'amount', ticks: 0n }

export function unknown(kind: Reason['kind'], subject: string): Unknown {
  return { k: 'unknown', reason: { kind, subject } }
}

export function amount(ticks: Ticks): Value {
  return ticks === 0n ? ZERO : { k: 'amount', ticks }
}

export function truth(value: boolean): Value {
  return { k: 'truth', truth: value }
}

/** The text by which two values of one dimension are the same; `undefined` where there is none to compare. */
export function valueKey(value: Value): string | undefined {
  switch (value.k) {
    case 'amount':
      return value.ticks.toString()
    case 'number':
      return value.n.toFixed()
    case 'text':
      return value.key
    case 'code':
      return value.code
    case 'truth':
      return String(value.truth)
    default:
      return undefined
  }
}

const REASONS: Readonly<Record<Reason['kind'], readonly [zh: string, en: string]>> = {
  'table-missing': ['缺少', 'missing table:'],
  'lost-pages': ['有缺页：', 'pages are lost of'],
  'column-missing': ['缺少列', 'missing column:'],
  'row-missing': ['缺少行', 'missing row:'],
  'name-unknown': ['没有已知数', 'not known:'],
  'bad-cell': ['读不出', 'cannot be read:'],
  nothing: ['没有值', 'has no value:'],
  cycle: ['循环引用', 'circular:'],
  type: ['类型不合', 'wrong type:'],
  'no-single-value': ['没有唯一的值', 'no single value:'],
  'format-problem': ['格式有误', 'the format has a mistake:'],
}

export function describeReason(reason: Reason): { readonly zh: string; readonly en: string } {
  const [zh, en] = REASONS[reason.kind]
  return { zh: `${zh}${reason.subject}`, en: `${en} ${reason.subject}` }
}
