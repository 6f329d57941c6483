/** The document's headings: its sections as they are numbered, its tables below the heading that introduces them. Contents and headings come from here. */
import type { Publication, PublishedSection, PublishedTable } from './model.ts'
import { oneLine } from './plain-text.ts'
import { fullTitle } from './words.ts'

export interface Heading {
  /** 1 is the highest below the document's title. */
  readonly level: number
  readonly title: string
  /** What an address may name it by: `s3`, `t1`. */
  readonly id: string
}

export interface SectionHeading extends Heading {
  readonly section: PublishedSection
}

export interface TableHeading extends Heading {
  readonly table: PublishedTable
}

export interface Outline {
  readonly sections: readonly SectionHeading[]
  readonly tables: readonly TableHeading[]
}

export function outlineOf({ sections, tables }: Publication): Outline {
  const last = sections.at(-1)
  // A heading without a word of its own, right before the tables, is theirs.
  const level = last && last.paragraphs.length === 0 ? last.level + 1 : 1
  return {
    sections: sections.map((section, index) => ({ section, level: section.level, title: oneLine(section.title), id: `s${index + 1}` })),
    tables: tables.map((table, index) => ({ table, level, title: fullTitle(table), id: `t${index + 1}` })),
  }
}

export function headingsOf({ sections, tables }: Outline): readonly Heading[] {
  return [...sections, ...tables]
}

/** Depth in a list of contents: a level that is left out (第一部分, then （一）) makes no empty step. */
export function depthsOf(headings: readonly Heading[]): readonly number[] {
  const open: number[] = []
  return headings.map(({ level }) => {
    while ((open.at(-1) ?? 0) >= level) open.pop()
    open.push(level)
    return open.length
  })
}
