/** Declarations that are plain words after a keyword: what each word is, by its place. Never throws; what is missing is a problem. */
import { nearest } from './nearest.ts'
import * as say from './problems.ts'
import type { Declaration, Span, SyntaxProblem, Word } from './syntax.ts'
import { AMOUNT_UNITS, CLASSIFICATIONS, ZERO_PRINTS } from './words.ts'

/** What reading words needs of the parser. */
export interface Reader {
  readonly report: (problem: SyntaxProblem) => void
  readonly asTyped: (at: Span) => Word
  readonly joined: (words: readonly Word[]) => Word | undefined
}
type Read = (keyword: Word, words: readonly Word[], reader: Reader) => Declaration

const NAME = { zh: '名称', en: 'name' }
const YEAR = { zh: '年度', en: 'year' }
const FILE = { zh: '文件', en: 'file' }
/** Messages show the spelling of a year without naming one: no form's year stands in code. */
const EXAMPLE_YEAR = '20××'

export function readWords(keyword: Word, words: readonly Word[], reader: Reader): Declaration {
  return (READERS[keyword.value] ?? readTable)(keyword, words, reader)
}

const READERS: Record<string, Read> = {
  预算: (keyword, words, reader) => readHead(keyword, words, reader, 'source'),
  公开稿: (keyword, words, reader) => readHead(keyword, words, reader, 'published'),
  格式: readFormat,
  继承: readInherit,
  去: (keyword, words, reader) => {
    wants(keyword, words, 1, NAME, '去 甲表', reader)
    return { keyword, type: 'remove', ...(words[0] && { table: words[0] }) }
  },
  部门: (keyword, words, reader) => {
    const name = reader.joined(words.slice(1))
    wants(keyword, words, 2, { zh: '编码和名称', en: 'code and name' }, '部门 299 名称', reader)
    return { keyword, type: 'department', ...(words[0] && { code: words[0] }), ...(name && { name }) }
  },
  单位: (keyword, words, reader) => {
    const [code, name, nature, ...rest] = words
    wants(keyword, words, 2, { zh: '编码和名称', en: 'code and name' }, '单位 299001 名称 行政', reader)
    nothingMore(rest, reader)
    return { keyword, type: 'unit', ...(code && { code }), ...(name && { name: reader.asTyped(name) }), ...(nature && { nature }) }
  },
  金额单位: (keyword, words, reader) => {
    const unit = oneOf(keyword, words, AMOUNT_UNITS, { zh: '金额单位', en: 'unit of amounts' }, reader)
    return { keyword, type: 'amount-unit', ...(unit && { unit }) }
  },
  小数: (keyword, words, reader) => {
    const digits = readDigits(keyword, words[0], reader)
    nothingMore(words.slice(1), reader)
    return { keyword, type: 'decimals', ...(digits !== undefined && { digits }) }
  },
  零: (keyword, words, reader) => {
    const print = oneOf(keyword, words, ZERO_PRINTS, { zh: '零的印法', en: 'way to print zero' }, reader)
    return { keyword, type: 'zero', ...(print && { print }) }
  },
  上年: (keyword, words, reader) => {
    const path = reader.joined(words)
    wants(keyword, words, 1, FILE, `上年 ../${EXAMPLE_YEAR}/预算.budget`, reader)
    return { keyword, type: 'last-year', ...(path && { path }) }
  },
  引用: (keyword, words, reader) => {
    const path = reader.joined(words)
    wants(keyword, words, 1, FILE, '引用 绩效.budget', reader)
    return { keyword, type: 'include', ...(path && { path }) }
  },
  表: readTable,
  栏: (keyword, words, reader) => {
    const name = reader.joined(words)
    wants(keyword, words, 1, NAME, '栏 收入', reader)
    return { keyword, type: 'side', ...(name && { name }) }
  },
  科目: readCode,
  目录: (keyword, words, reader) => {
    const text = reader.joined(words)
    wants(keyword, words, 1, { zh: '文字', en: 'text' }, '目录 财政拨款收支总表', reader)
    return { keyword, type: 'contents', ...(text && { text }) }
  },
}

function readHead(keyword: Word, words: readonly Word[], reader: Reader, status: 'source' | 'published'): Declaration {
  const [first, ...rest] = words
  if (!first) reader.report(say.missingPart(keyword, keyword.value, YEAR, `${keyword.value} ${EXAMPLE_YEAR}`))
  nothingMore(rest, reader)
  const year = first && readYear(first, `${keyword.value} ${EXAMPLE_YEAR}`, reader)
  return { keyword, type: 'budget', status, ...(year !== undefined && { year }) }
}

const YEARS = /^([0-9]{4})(?:(\.\.)([0-9]{4})?)?$/
/** Ranges as people write them, and the mended spelling's parts. */
const LOOSE_YEARS = /^([0-9]{4})年?(?:[-~\u2013\u2014\u81F3.\u2026]+([0-9]{4})?年?)?$/

/** `格式 名`, `格式 名 2024`, `格式 名 2023..2024`, `格式 名 2025..`: a last word that begins with a digit is meant as years. */
function readFormat(keyword: Word, words: readonly Word[], reader: Reader): Declaration {
  const last = words.length > 1 ? words.at(-1) : undefined
  const dated = last !== undefined && /^[0-9]/.test(last.value)
  const name = reader.joined(dated ? words.slice(0, -1) : words)
  wants(keyword, words, 1, NAME, `格式 某市 ${EXAMPLE_YEAR}`, reader)
  const years = dated ? readYears(last, reader) : undefined
  return { keyword, type: 'format', ...(name && { name }), ...(years && { years }) }
}

function readYears(word: Word, reader: Reader): { from: number; to?: number } | undefined {
  const exact = YEARS.exec(word.value)
  const found = exact ? { from: exact[1], to: exact[2] ? exact[3] : exact[1] } : undefined
  if (found?.from) return { from: Number(found.from), ...(found.to && { to: Number(found.to) }) }
  const loose = LOOSE_YEARS.exec(word.value)
  const mended = loose?.[1] && (loose[2] ? `${loose[1]}..${loose[2]}` : loose[1])
  reader.report(say.wrongYear(word, word.value, mended || undefined, '20××、20××..20××、20××..'))
  return undefined
}

function readYear(word: Word, example: string, reader: Reader): number | undefined {
  const digits = /^([0-9]{4})(年|年度)?$/.exec(word.value)
  if (!digits || digits[2]) reader.report(say.wrongYear(word, word.value, digits?.[1], example))
  return digits ? Number(digits[1]) : undefined
}

function readInherit(keyword: Word, words: readonly Word[], reader: Reader): Declaration {
  wants(keyword, words, 2, { zh: '格式名和年度', en: 'format name and year' }, `继承 某市 ${EXAMPLE_YEAR}`, reader)
  const last = words.length > 1 ? words.at(-1) : undefined
  const name = reader.joined(last ? words.slice(0, -1) : words)
  const year = last && readYear(last, `继承 某市 ${EXAMPLE_YEAR}`, reader)
  return { keyword, type: 'inherit', ...(name && { name }), ...(year !== undefined && { year }) }
}

/** The first word names the table; a colon after it, as documents print it, is no part of the name. */
function readTable(keyword: Word, words: readonly Word[], reader: Reader): Declaration {
  wants(keyword, words, 1, NAME, '表 甲表 部门支出总体情况表', reader)
  const [first, ...rest] = words
  if (!first) return { keyword, type: 'table' }
  const colon = first.value.indexOf(':')
  if (colon <= 0) {
    const title = reader.joined(rest)
    return { keyword, type: 'table', name: first, ...(title && { title }) }
  }
  const name = { value: first.value.slice(0, colon), start: first.start, end: first.start + colon }
  const after = { value: first.value.slice(colon + 1), start: first.start + colon + 1, end: first.end }
  const title = reader.joined(after.value === '' ? rest : [after, ...rest])
  return { keyword, type: 'table', name, ...(title && { title }) }
}

function readCode(keyword: Word, words: readonly Word[], reader: Reader): Declaration {
  const [classification, code, ...rest] = words
  wants(keyword, words, 3, { zh: '分类、编码和名称', en: 'classification, code and name' }, '科目 功能分类 2014101 名称', reader)
  if (classification && !CLASSIFICATIONS.includes(classification.value)) {
    const what = { zh: '分类', en: 'classification' }
    reader.report(say.wrongWord(classification, classification.value, what, CLASSIFICATIONS, nearest(classification.value, CLASSIFICATIONS)))
  }
  const name = reader.joined(rest)
  return { keyword, type: 'code', ...(classification && { classification }), ...(code && { code }), ...(name && { name }) }
}

/** No mend is offered: another unit or print than the one written is never a slip of the pen. */
function oneOf(
  keyword: Word,
  words: readonly Word[],
  allowed: readonly string[],
  what: { zh: string; en: string },
  reader: Reader,
): Word | undefined {
  const [word, ...rest] = words
  nothingMore(rest, reader)
  if (!word) reader.report(say.missingPart(keyword, keyword.value, what, `${keyword.value} ${allowed.at(-1)}`))
  else if (!allowed.includes(word.value)) reader.report(say.wrongWord(word, word.value, what, allowed, undefined))
  return word
}

const DECIMALS = /^(?:[0-9]|1[0-9])$/

/** 小数 n, for lines of their own and for columns. */
export function readDigits(keyword: Word, word: Word | undefined, reader: Reader): number | undefined {
  if (!word) reader.report(say.missingPart(keyword, '小数', { zh: '位数', en: 'number of decimals' }, '小数 2'))
  else if (DECIMALS.test(word.value)) return Number(word.value)
  else reader.report(say.wrongWord(word, word.value, { zh: '小数位数', en: 'number of decimals' }, ['0', '2', '6'], undefined))
  return undefined
}

function wants(keyword: Word, words: readonly Word[], count: number, part: { zh: string; en: string }, example: string, reader: Reader): void {
  if (words.length < count) reader.report(say.missingPart(keyword, keyword.value, part, example))
}

function nothingMore(words: readonly Word[], reader: Reader): void {
  const extra = reader.joined(words)
  if (extra) reader.report(say.unexpected(extra, extra.value))
}
