/**
 * Which format a budget means: the file of that name whose years hold the budget’s, the workspace before the shipped ones,
 * with all that it inherits. Language.md, Files and Formats.
 */
import { nearestName } from '../nearest-name.ts'
import type { LineDocument } from '../store/line-document.ts'
import { type Format, type FormProblem, placeOf, wholeLine } from './form.ts'
import { foldLabel } from './label.ts'
import { declarationOf, inheritedFormat, readFormat } from './read-format.ts'

export interface FormatHead {
  readonly name: string
  readonly from: number
  readonly to: number | undefined
  readonly document: LineDocument
  readonly shipped: boolean
}

export type FormatSearch =
  | { readonly format: Format; readonly documents: readonly LineDocument[] }
  | { readonly near: string | undefined; readonly several: readonly string[] }

/** A file whose first declaration is 格式 with years of its own, or with 继承, is a format; `格式 名` alone in a budget only names one. */
export function formatHead(document: LineDocument, shipped: boolean): FormatHead | undefined {
  for (const line of document.lines) {
    const declaration = declarationOf(line)
    if (!declaration) continue
    if (declaration.type !== 'format' || !declaration.name) return undefined
    return {
      name: declaration.name.value,
      from: declaration.years?.from ?? 0,
      to: declaration.years ? declaration.years.to : undefined,
      document,
      shipped,
    }
  }
  return undefined
}

export class FormatLibrary {
  readonly #shipped: readonly FormatHead[]
  /** Weak, since a library may outlive the workspaces whose formats it read. */
  readonly #read = new WeakMap<LineDocument, { readonly version: number; readonly bases: readonly Format[]; readonly format: Format }>()

  constructor(shipped: readonly LineDocument[]) {
    this.#shipped = shipped.flatMap((document) => formatHead(document, true) ?? [])
  }

  get shipped(): readonly FormatHead[] {
    return this.#shipped
  }

  find(name: string, year: number | undefined, workspace: readonly FormatHead[]): FormatSearch {
    return this.#find(name, year, workspace, [])
  }

  #find(name: string, year: number | undefined, workspace: readonly FormatHead[], trail: readonly LineDocument[]): FormatSearch {
    const folded = foldLabel(name)
    const holds = (head: FormatHead) =>
      foldLabel(head.name) === folded && (year === undefined || (head.from <= year && year <= (head.to ?? year))) && !trail.includes(head.document)
    const own = workspace.filter(holds)
    const hits = own.length > 0 ? own : this.#shipped.filter(holds)
    const [head] = hits
    if (!head || hits.length > 1) {
      const all = [...workspace, ...this.#shipped]
      const near =
        all.find((each) => foldLabel(each.name) === folded)?.name ??
        nearestName(
          name,
          all.map((each) => each.name),
        )
      const named = all.filter((each) => each.name === near).map((each) => `${each.name} ${yearsOf(each)}`)
      return { near: named.length > 0 ? [...new Set(named)].join('、') : near, several: hits.map((each) => each.document.uri) }
    }
    return this.#load(head, workspace, [...trail, head.document])
  }

  #load(head: FormatHead, workspace: readonly FormatHead[], trail: readonly LineDocument[]): FormatSearch {
    const request = inheritedFormat(head.document.lines)
    const base = request && this.#find(request.name, request.year, workspace, trail)
    const inherited = base && 'format' in base ? base : undefined
    const kept = this.#read.get(head.document)
    const bases = inherited ? [inherited.format] : []
    const isKept =
      kept && kept.version === head.document.version && kept.bases.length === bases.length && kept.bases.every((each, index) => each === bases[index])
    const format = isKept ? kept.format : this.#readAnew(head, inherited?.format, request, base)
    if (!isKept) this.#read.set(head.document, { version: head.document.version, bases, format })
    return { format, documents: [head.document, ...(inherited?.documents ?? [])] }
  }

  #readAnew(head: FormatHead, base: Format | undefined, request: ReturnType<typeof inheritedFormat>, search: FormatSearch | undefined): Format {
    const format = readFormat(head.document.lines, base, head.document.uri)
    if (!request || !search || 'format' in search) return format
    const declaration = declarationOf(request.line)
    const place = declaration?.type === 'inherit' && declaration.name ? placeOf(request.line, declaration.name) : wholeLine(request.line)
    const missing: FormProblem = {
      rule: 'unknown-format',
      place,
      zh: `没有 ${request.year} 年的格式“${request.name}”可以继承`,
      en: `no format “${request.name}” of ${request.year} to inherit`,
    }
    return { ...format, problems: [...format.problems, missing] }
  }
}

function yearsOf(head: FormatHead): string {
  if (head.to === head.from) return `${head.from}`
  return `${head.from || ''}..${head.to ?? ''}`
}
