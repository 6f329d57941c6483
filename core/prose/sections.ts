/**
 * Sections of prose (说明) as lines: what a format or a budget writes under each title, and how the two come together to one document.
 * Nothing is computed here. Language.md, Lines and Formats.
 */
import type { Template } from '../../grammar/index.ts'
import { printTemplate } from '../analysis/print-template.ts'
import type { Place } from '../format/form.ts'
import { bareLabel, foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import type { Line } from '../store/line-document.ts'

/** The lines of one paragraph, joined without a blank. */
export type ParagraphLines = readonly Line[]

export interface SectionLines {
  readonly title: Template
  readonly place: Place
  readonly paragraphs: readonly ParagraphLines[]
}

/** A section of the document: as the form has it, as the budget writes it, or both. */
export interface OutlineSection {
  readonly title: string
  readonly level: 1 | 2 | 3 | 4
  readonly form: SectionLines | undefined
  readonly written: SectionLines | undefined
}

export function readSections(lines: Iterable<Line>): readonly SectionLines[] {
  const sections: { title: Template; place: Place; paragraphs: Line[][] }[] = []
  let open: (typeof sections)[number] | undefined
  let goesOn = false
  for (const line of lines) {
    const { syntax } = line
    if (syntax.kind === 'row') continue
    if (syntax.kind === 'prose') {
      if (!open) continue
      if (syntax.parts.length > 0 && goesOn) open.paragraphs.at(-1)?.push(line)
      else if (syntax.parts.length > 0) open.paragraphs.push([line])
      goesOn = syntax.parts.length > 0
      continue
    }
    const declaration = declarationOf(line)
    if (declaration?.type === 'section') {
      open = { title: declaration.title ?? [], place: titlePlace(line, declaration.title, declaration.keyword), paragraphs: [] }
      sections.push(open)
      goesOn = false
    } else if (declaration?.type === 'table') open = undefined
  }
  return sections
}

function titlePlace(line: Line, title: Template | undefined, keyword: { readonly start: number; readonly end: number }): Place {
  const first = title?.[0]
  const last = title?.at(-1)
  return first && last ? { line, start: first.start, end: last.end } : { line, start: keyword.start, end: keyword.end }
}

/**
 * The document's sections in order. A source has all that its form has, and what it adds where it adds it; a document under review has
 * those that it writes. Titles compare as labels do, the ordinal left out where that leaves no doubt.
 */
export function outlineOf(
  form: readonly SectionLines[],
  written: readonly SectionLines[],
  year: number | undefined,
  isSource: boolean,
): readonly OutlineSection[] {
  const matched = new Map<SectionLines, SectionLines>()
  const left = new Set(form)
  for (const same of [sameTitle, sameBareTitle])
    for (const section of written) {
      if (matched.has(section)) continue
      const hits = [...left].filter((each) => same(titleOf(each, year), titleOf(section, year)))
      const [hit] = hits
      if (!hit || (same === sameBareTitle && hits.length > 1)) continue
      matched.set(section, hit)
      left.delete(hit)
    }
  const own = written.map((section) => outlineSection(matched.get(section), section, year))
  return isSource ? interleave(form, own, year) : own
}

/** The form's order; what the budget adds stands after the section that it follows in the budget. */
function interleave(form: readonly SectionLines[], own: readonly OutlineSection[], year: number | undefined): readonly OutlineSection[] {
  const byForm = new Map(own.flatMap((section) => (section.form ? [[section.form, section] as const] : [])))
  const added = new Map<SectionLines | undefined, OutlineSection[]>()
  let before: SectionLines | undefined
  for (const section of own) {
    if (section.form) before = section.form
    else added.set(before, [...(added.get(before) ?? []), section])
  }
  const inForm = form.flatMap((section) => [byForm.get(section) ?? outlineSection(section, undefined, year), ...(added.get(section) ?? [])])
  return [...(added.get(undefined) ?? []), ...inForm]
}

function outlineSection(form: SectionLines | undefined, written: SectionLines | undefined, year: number | undefined): OutlineSection {
  const titled = written ?? form
  const title = titled ? titleOf(titled, year) : ''
  return { title, level: levelOf(title), form, written }
}

export function titleOf(section: SectionLines, year: number | undefined): string {
  return printTemplate(section.title, year).trim()
}

function sameTitle(a: string, b: string): boolean {
  return foldLabel(a) === foldLabel(b)
}

function sameBareTitle(a: string, b: string): boolean {
  return bareLabel(foldLabel(a)) === bareLabel(foldLabel(b))
}

const LEVELS = [/^第[一二三四五六七八九十百]+[部章编]/, /^[一二三四五六七八九十百]+[、.]/, /^\([一二三四五六七八九十百]+\)/] as const

/** Official documents number their headings 第一部分 · 一、 · （一） · 1. A heading without a number stands beside 一、. */
function levelOf(title: string): OutlineSection['level'] {
  const folded = foldLabel(title)
  const level = LEVELS.findIndex((pattern) => pattern.test(folded))
  if (level >= 0) return (level + 1) as OutlineSection['level']
  return /^(\d+|\(\d+\))/.test(folded) && !/^\d{4}年/.test(folded) ? 4 : 2
}
