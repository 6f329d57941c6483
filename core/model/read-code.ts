/**
 * A classification cell: `2010301`, `2010301-行政运行`, `2010301行政运行`, or the name alone in a column that prints names.
 * Gives the code as a value and what is wrong with it. Results are kept by text, since a table repeats its codes.
 */
import { foldWidth } from '../../grammar/index.ts'
import { editDistance } from '../catalog/edit-distance.ts'
import { type Catalog, type Classification, type ClassificationKind, type CodeEntry, foldName, levelsOf } from '../catalog/index.ts'
import type { ColumnForm, Place } from '../format/form.ts'
import { bareLabel, foldLabel } from '../format/label.ts'
import { codeLevel } from '../rules/code-level.ts'
import { codeName } from '../rules/code-name.ts'
import type { Finding, Mend } from '../rules/define-rule.ts'
import { unknownCode } from '../rules/unknown-code.ts'
import { wrongType } from '../rules/wrong-type.ts'
import { unknown, type Value } from '../value.ts'

export interface CodeReading {
  readonly value: Value
  /** Made when the cell's place is known; absent when all is well. */
  readonly complain?: (place: Place) => Finding
  /** How many things about the cell were compared and held. */
  readonly held: number
}

const KINDS: Readonly<Record<string, ClassificationKind>> = { 功能分类: 'functional', 政府经济分类: 'gov-economic', 部门经济分类: 'dept-economic' }

export function classificationKind(type: string): ClassificationKind | undefined {
  return KINDS[type]
}

export interface CodeReader {
  read(column: ColumnForm, text: string): CodeReading
}

export function createCodeReader(catalog: Catalog, year: number | undefined): CodeReader {
  const readings = new Map<string, CodeReading>()
  return {
    read: (column, text) => {
      const key = `${column.type}\u0001${column.levels.join()}\u0001${column.printName}\u0001${text}`
      let reading = readings.get(key)
      if (!reading) {
        reading = readCode(catalog, year, column, text)
        readings.set(key, reading)
      }
      return reading
    },
  }
}

const CODED = /^(\d+)\s*(?:[-－—–_ \u3000]\s*)?(.*)$/su

function readCode(catalog: Catalog, year: number | undefined, column: ColumnForm, text: string): CodeReading {
  const kind = classificationKind(column.type)
  if (!kind) return { value: unknown('type', text), held: 0 }
  const classification = catalog.of(kind)
  if (text === '无') return { value: { k: 'text', text, key: '无' }, held: 0 }
  const match = CODED.exec(foldDigits(text))
  if (!match) return readName(classification, year, column, text)
  const code = match[1] as string
  const name = (match[2] as string).trim()
  const value: Value = { k: 'code', code, kind, ...(name ? { name } : {}) }
  const level = checkLevel(classification, kind, column, code, name, year)
  if (level) return { value: unknown('bad-cell', code), complain: level, held: 0 }
  const entry = classification.lookup(code, year)
  if (!entry)
    return classification.unconfirmed(code) ? { value, held: 0 } : { value, complain: unknownOne(classification, column, code, name, year), held: 0 }
  if (!name) return { value, held: 1 }
  const complain = checkName(classification, entry, code, name, text, year)
  return complain ? { value, complain, held: 1 } : { value, held: 2 }
}

function foldDigits(text: string): string {
  return text.replace(/^[０-９]+/, foldWidth)
}

function checkLevel(
  classification: Classification,
  kind: ClassificationKind,
  column: ColumnForm,
  code: string,
  name: string,
  year: number | undefined,
) {
  const allowed = levelsOf(kind).filter(({ level }) => column.levels.length === 0 || column.levels.includes(level))
  if (allowed.some(({ digits }) => digits === code.length)) return undefined
  const wanted = allowed.map(({ level }) => level).join('、')
  const digits = allowed[allowed.length - 1]?.digits ?? 0
  const near = classification
    .nearest(code, { ...(name ? { name } : {}), ...(year === undefined ? {} : { year }), limit: 3 })
    .filter((entry) => entry.code.length === digits)
  return (place: Place) => codeLevel.at(place, { code, wanted, digits, near })
}

function unknownOne(classification: Classification, column: ColumnForm, code: string, name: string, year: number | undefined) {
  const history = classification.history(code)
  const span = history.map((entry) => `${entry.fromYear ?? ''}–${entry.toYear ?? ''}`).join('、')
  const fits = (entry: CodeEntry) => column.levels.length === 0 || column.levels.includes(entry.level)
  const near = classification
    .nearest(code, { ...(name ? { name } : {}), ...(year === undefined ? {} : { year }), limit: 6 })
    .filter(fits)
    .slice(0, 3)
  return (place: Place) => unknownCode.at(place, { code, column: column.name, near, years: history.length > 0 ? span : undefined })
}

/** A name that belongs to another code is an error; one that nobody has, a warning; an older or variant name is let be. */
function checkName(classification: Classification, entry: CodeEntry, code: string, name: string, text: string, year: number | undefined) {
  const match = classification.nameOfCode(code, name, year)
  if (match !== 'different' || classification.aliases(code).some((alias) => foldName(alias.name) === foldName(name))) return undefined
  const owner = classification.byName(name, year).find((each) => each.level === entry.level) ?? classification.byName(name, year)[0]
  const nameStart = text.lastIndexOf(name)
  return (place: Place) => {
    const mends: Mend[] = [
      {
        zh: `名称改为“${entry.name}”`,
        en: `write the name “${entry.name}”`,
        isCertain: !owner && isSlip(name, entry.name),
        edits: [{ place: { ...place, start: place.start + Math.max(0, nameStart) }, text: entry.name }],
      },
    ]
    if (owner && nameStart > 0)
      mends.push({
        zh: `编码改为 ${owner.code}`,
        en: `write the code ${owner.code}`,
        edits: [{ place: { ...place, end: place.start + code.length }, text: owner.code }],
      })
    return codeName.at(place, { code, written: name, official: entry.name, owner: owner?.code }, { mends, severity: owner ? 'error' : 'warning' })
  }
}

/** A name that nobody has and that lacks little to the code's own: a letter wrong, left out or put in. */
function isSlip(written: string, official: string): boolean {
  const [was, is] = [foldName(written), foldName(official)]
  const most = is.length >= 6 ? 2 : 1
  return is.length > 2 && editDistance(was, is, most) <= most
}

/** A column that prints names: the code is found by the name, at the column's level. */
function readName(classification: Classification, year: number | undefined, column: ColumnForm, text: string): CodeReading {
  if (!column.printName)
    return { value: unknown('bad-cell', text), held: 0, complain: (place) => wrongType.at(place, { text, column: column.name, wanted: '科目编码' }) }
  const name = column.numbering === undefined ? text : bareLabel(foldLabel(text))
  const found = classification.byName(name, year).find((entry) => column.levels.length === 0 || column.levels.includes(entry.level))
  if (!found) return { value: { k: 'text', text, key: foldName(text) }, held: 0 }
  return { value: { k: 'code', code: found.code, kind: classification.kind, name: text }, held: 1 }
}
