/**
 * Giving a thing another name everywhere: what may be renamed, which names will not do, and the edits. A name that the format or the
 * catalogue gives is theirs; one that would make two things the same, or turn a row into another kind of row, is refused.
 */
import { asName } from '../complete/name-offers.ts'
import { foldLabel, totalKind } from '../format/label.ts'
import type { Bilingual } from '../rules/define-rule.ts'
import type { NameReader } from './name-reader.ts'
import { keyOf, type Named, type NamedPlace } from './named.ts'

export type Refusal = Bilingual

export interface Renameable {
  readonly start: number
  readonly end: number
  /** The name as it stands there. */
  readonly text: string
}

export function isRefusal(answer: object): answer is Refusal {
  return 'zh' in answer
}

/** The piece that is replaced at the place where somebody asks, or why there is none. */
export function renameable({ context }: NameReader, place: NamedPlace): Renameable | Refusal {
  const { named, name, line } = place
  const refusal = refusalOf(named, context.partOf(line) === undefined, ownNames(context.analysis.head?.defines ?? []))
  if (refusal) return refusal
  if (!name) return { zh: '这里只有编码：请在写着名称的地方改名', en: 'only the code stands here: rename where the name is written' }
  const { start, end } = withoutQuotes(line.text, name)
  return { start, end, text: line.text.slice(start, end) }
}

function ownNames(defines: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(defines.map(({ name }) => foldLabel(name)))
}

function refusalOf(named: Named, isInFormat: boolean, own: ReadonlySet<string>): Refusal | undefined {
  switch (named.type) {
    case 'project':
    case 'unit':
    case 'text':
      return isInFormat ? { zh: '格式里写着的名字不能从这里改', en: 'a name that the format writes is not renamed from here' } : undefined
    case 'table':
      return named.table.adHoc ? undefined : { zh: '这张表的名字由格式规定，不能改名', en: 'the format gives this table its name' }
    case 'name':
      return own.has(named.name) ? undefined : { zh: '这个名字不是本预算设的，不能改名', en: 'this name is not defined by the budget itself' }
    case 'code':
      return { zh: '科目的编码和名称由目录规定，不能改名', en: 'the catalogue gives codes their names' }
    case 'column':
    case 'row':
      return { zh: '列和固定的行由格式规定，不能改名', en: 'the format gives columns and fixed rows their names' }
    default:
      return { zh: '这里没有可以改名的东西', en: 'nothing here can be renamed' }
  }
}

/** What the thing would be called by; the same kind of thing must not be called so already. */
export function renamed({ context }: NameReader, named: Named, newName: string): Named | undefined {
  const folded = foldLabel(newName)
  switch (named.type) {
    case 'project':
      return { type: 'project', project: folded }
    case 'unit': {
      const isDeclared = context.analysis.head?.units.some(({ code }) => code === named.unit)
      return isDeclared ? undefined : { type: 'unit', unit: folded }
    }
    case 'text':
      return { ...named, text: folded }
    case 'name':
      return { type: 'name', name: folded }
    default:
      return undefined
  }
}

/** Whether a name will do, as far as it can be told before the places are known. */
export function refusalOfName(reader: NameReader, named: Named, newName: string): Refusal | undefined {
  const { analysis } = reader.context
  const folded = foldLabel(newName)
  if (newName.trim() === '' || folded === '') return { zh: '名字不能是空的', en: 'a name cannot be blank' }
  if (/[\r\n]/.test(newName)) return { zh: '名字不能分成两行', en: 'a name is one line' }
  if (totalKind(folded)) return { zh: `“${newName}”是合计行的名字`, en: `“${newName}” is what totals are called` }
  if (analysis.catalog?.placeholderIn(newName)) return { zh: `“${newName}”是占位的文字`, en: `“${newName}” is a placeholder` }
  if (named.type === 'table' || named.type === 'name') return refusalOfWord(reader, named, newName, folded)
  const others =
    named.type === 'unit' ? (analysis.head?.units ?? []).filter(({ code, name }) => code !== named.unit && foldLabel(name) === folded) : []
  const isRow = analysis.state?.tables.some(({ form }) =>
    form.sides.some((side) => side.rows.some(({ kind, bare }) => kind === 'fixed' && bare === folded)),
  )
  if (others.length > 0) return taken(newName)
  return isRow ? { zh: `“${newName}”是格式固定的一行`, en: `“${newName}” is a row that the format fixes` } : undefined
}

function refusalOfWord({ context }: NameReader, named: Named, newName: string, folded: string): Refusal | undefined {
  const { state } = context.analysis
  if (asName(newName) !== newName) return { zh: `公式里不能用“${newName}”作名字`, en: `“${newName}” cannot be a name in formulas` }
  const isName = state?.names.defines.has(folded) || state?.names.known.has(folded)
  const isTable = state?.tables.some(({ form }) => form.folded === folded || foldLabel(form.title) === folded)
  return (isName || isTable) && folded !== oldWord(named) ? taken(newName) : undefined
}

function oldWord(named: Named): string {
  return named.type === 'table' ? named.table.folded : named.type === 'name' ? named.name : ''
}

export function taken(newName: string): Refusal {
  return { zh: `已经有“${newName}”了：改了名两者就分不开`, en: `there is a “${newName}” already: the two could not be told apart` }
}

/** A text that the format compares with, written or by default: renamed here, it would no longer be met there. */
export function isWrittenByFormat({ context, documents, on }: NameReader, named: Named, oldName: string): boolean {
  const key = keyOf(named)
  const formats = documents.filter((document) => !context.analysis.flows.some((flow) => flow.document === document))
  const isLiteral = (text: string) => ['"', '“', '＂'].some((quote) => text.includes(`${quote}${oldName}`))
  return formats.some((document) => document.lines.some((line) => isLiteral(line.text) || on(line, (each) => each === key).length > 0))
}

/** `始于 "人员支出"`: formulas may look at how a name begins, and it must go on beginning so. */
export function refusalOfBeginning({ documents }: NameReader, oldName: string, newName: string): Refusal | undefined {
  const [before, after] = [foldLabel(oldName), foldLabel(newName)]
  for (const document of documents)
    for (const { text } of document.lines)
      for (const [, beginning = ''] of text.matchAll(/始于\s*["“＂]([^"”＂]+)/g))
        if (before.startsWith(foldLabel(beginning)) !== after.startsWith(foldLabel(beginning)))
          return {
            zh: `格式按名字是否以“${beginning}”开头来区分，改成“${newName}”就不同了`,
            en: `the format tells names by whether they begin with “${beginning}”: “${newName}” would be told apart otherwise`,
          }
  return undefined
}

/** In a formula a text stands in quotes, which stay. */
export function withoutQuotes(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const isQuoted = end - start >= 2 && /^["“＂]$/.test(text[start] ?? '') && /^["”＂]$/.test(text[end - 1] ?? '')
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end }
}
