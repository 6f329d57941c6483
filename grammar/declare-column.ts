/** What the words after a column's colon mean: its type with levels, and properties in any order. Never throws. */
import { type Reader, readDigits } from './declare-words.ts'
import { nearest } from './nearest.ts'
import * as say from './problems.ts'
import type { ColumnDeclaration, ColumnTypeName, Declaration, Expression, NamePath, Template, Word } from './syntax.ts'
import { COLUMN_ARGUMENTS, COLUMN_FLAGS, COLUMN_TYPES, LEVEL_WORDS, ZERO_PRINTS } from './words.ts'

export interface ColumnPieces {
  readonly keyword: Word
  readonly name: NamePath | undefined
  readonly printedAs: Template | undefined
  readonly colon: boolean
  readonly properties: readonly Word[]
  readonly defaultValue?: Expression
  readonly formula?: Expression
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

export function readColumn(pieces: ColumnPieces, reader: Reader): Declaration {
  const { keyword, name, printedAs, defaultValue, formula } = pieces
  const column: Writable<ColumnDeclaration> = {
    type: 'column',
    isField: keyword.value === '字段',
    unpublished: false,
    noTotal: false,
    printName: false,
    ...(name && { name }),
    ...(printedAs && { printedAs }),
    ...(defaultValue && { defaultValue }),
    ...(formula && { formula }),
  }
  if (!name) reader.report(say.missingPart(keyword, keyword.value, { zh: '列名', en: 'name' }, `${keyword.value} 预算数 : 金额`))
  readProperties(pieces, column, reader)
  return { keyword, ...column }
}

function readProperties(pieces: ColumnPieces, column: Writable<ColumnDeclaration>, reader: Reader): void {
  const words = [...pieces.properties]
  const { keyword } = pieces
  const type = words.shift()
  const isKnown = type && (COLUMN_TYPES as readonly string[]).includes(type.value)
  if (!type) reader.report(say.missingPart(keyword, keyword.value, { zh: '冒号和类型', en: 'colon and type' }, `${keyword.value} 预算数 : 金额`))
  else if (isKnown) column.columnType = readType(type, words)
  else if (isProperty(type)) {
    reader.report(say.missingPart(type, keyword.value, { zh: '类型', en: 'type' }, `${keyword.value} 预算数 : 金额 ${type.value}`))
    words.unshift(type)
  } else reader.report(say.unknownType(type, type.value, COLUMN_TYPES, nearest(type.value, COLUMN_TYPES)))
  for (let word = words.shift(); word; word = words.shift()) readProperty(word, words, column, reader)
}

function readType(type: Word, words: Word[]): NonNullable<ColumnDeclaration['columnType']> {
  const levels: Word[] = []
  while (words[0] && LEVEL_WORDS.includes(words[0].value)) levels.push(words.shift() as Word)
  return { name: type.value as ColumnTypeName, levels: levels.map((level) => level.value), start: type.start, end: levels.at(-1)?.end ?? type.end }
}

function readProperty(word: Word, rest: Word[], column: Writable<ColumnDeclaration>, reader: Reader): void {
  if (word.value === '不公开') column.unpublished = true
  else if (word.value === '不合计') column.noTotal = true
  else if (word.value === '印名称') column.printName = true
  else if (word.value === '小数') {
    const digits = readDigits(word, rest.shift(), reader)
    if (digits !== undefined) column.decimals = digits
  } else if (word.value === '零') {
    const zero = rest.shift()
    if (zero) column.zero = zero
    if (!zero || !ZERO_PRINTS.includes(zero.value)) {
      reader.report(say.wrongWord(zero ?? word, zero?.value ?? '', { zh: '零的印法', en: 'way to print zero' }, ZERO_PRINTS, undefined))
    }
  } else if (word.value === '编号') {
    const numbering = rest.shift()
    if (numbering) column.numbering = reader.asTyped(numbering)
    else reader.report(say.missingPart(word, '编号', { zh: '样式', en: 'style' }, '编号 （一）'))
  } else {
    const allowed = [...COLUMN_FLAGS, ...COLUMN_ARGUMENTS, '缺省', '=']
    reader.report(say.wrongWord(word, word.value, { zh: '列的属性', en: 'property of a column' }, allowed, nearest(word.value, allowed)))
  }
}

function isProperty(word: Word): boolean {
  return COLUMN_FLAGS.includes(word.value) || COLUMN_ARGUMENTS.includes(word.value)
}
