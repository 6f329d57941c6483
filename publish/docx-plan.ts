/** What of a publication stands where: its parts in order, the list of its contents, and the page of each entry. No office program is asked. */
import { AREA } from './docx-page.ts'
import { STYLES, type StyleName, type TextStyle } from './docx-styles.ts'
import { linesOf } from './line-breaks.ts'
import type { Publication, PublishedSection, PublishedTable } from './model.ts'
import { flowPages, type TextBlock } from './page-flow.ts'
import { oneLine, plainText } from './plain-text.ts'
import { layoutTable, type TableLayout } from './table-layout.ts'

/** A place in the document that the contents point to. Its number must be its own. */
export interface Mark {
  readonly name: string
  readonly number: number
}

export interface PlannedSection {
  readonly section: PublishedSection
  readonly mark: Mark
}

export interface PlannedTable {
  readonly table: PublishedTable
  readonly layout: TableLayout
  readonly mark: Mark
}

export interface ContentsEntry {
  readonly style: 'TOC1' | 'TOC2' | 'TOC3'
  readonly text: string
  readonly mark: Mark
}

export interface DocumentPlan {
  readonly contents: readonly ContentsEntry[]
  readonly prose: readonly PlannedSection[]
  /** Headings with nothing below them but the tables; they stand on the first table's page. */
  readonly overTables: readonly PlannedSection[]
  readonly tables: readonly PlannedTable[]
  /** The page of each mark, by its name, the title page being the first. */
  readonly pages: ReadonlyMap<string, number>
}

export function planDocument(publication: Publication): DocumentPlan {
  const sections = publication.sections.map((section, index) => ({ section, mark: { name: `section${index + 1}`, number: index + 1 } }))
  const over = publication.tables.length === 0 ? sections.length : headingsAtEnd(publication.sections)
  const overTables = sections.slice(over)
  const above = overTables.reduce((sum, { section }) => sum + heightOf(textBlock(headingStyle(section.level), section.title)), 0)
  const tables = publication.tables.map((table, index) => ({
    table,
    layout: layoutTable(table, index === 0 ? above : 0),
    mark: { name: `table${index + 1}`, number: sections.length + index + 1 },
  }))
  const parts = { contents: contentsOf(sections, tables), prose: sections.slice(0, over), overTables, tables }
  return { ...parts, pages: countPages(parts) }
}

/** Where the headings begin that close the prose: the last part's, if neither it nor what it holds has text. */
function headingsAtEnd(sections: readonly PublishedSection[]): number {
  const from = sections.findLastIndex(({ level }) => level === 1)
  const isBare = from >= 0 && sections.slice(from).every(({ paragraphs }) => paragraphs.length === 0)
  return isBare ? from : sections.length
}

/** Sections of the fourth level would make the list longer than is useful. Tables stand below the part that holds them. A list of one is none. */
function contentsOf(sections: readonly PlannedSection[], tables: readonly PlannedTable[]): readonly ContentsEntry[] {
  const entries = [
    ...sections.flatMap(({ section, mark }) => (section.level === 4 ? [] : [{ style: `TOC${section.level}` as const, text: section.title, mark }])),
    ...tables.map(({ table, mark }) => ({
      style: sections.length > 0 ? ('TOC2' as const) : ('TOC1' as const),
      text: `${oneLine(table.name)}　${oneLine(table.title)}`,
      mark,
    })),
  ]
  return entries.length < 2 ? [] : entries
}

export function headingStyle(level: PublishedSection['level']): 'Heading1' | 'Heading2' | 'Heading3' | 'Heading4' {
  return `Heading${level}`
}

function countPages({ contents, prose, overTables, tables }: Omit<DocumentPlan, 'pages'>): ReadonlyMap<string, number> {
  const pages = new Map<string, number>()
  const { height } = AREA.portrait
  const list = flowPages([textBlock('ContentsTitle', ''), ...contents.map(({ style, text }) => textBlock(style, text))], height)
  let before = contents.length === 0 ? 1 : 1 + list.pages
  const blocks = prose.map(sectionBlocks)
  const flow = flowPages(blocks.flat(), height)
  let at = 0
  for (const [index, { mark }] of prose.entries()) {
    pages.set(mark.name, before + (flow.starts[at] ?? 1))
    at += blocks[index]?.length ?? 0
  }
  if (prose.length > 0) before += flow.pages
  for (const { mark } of overTables) pages.set(mark.name, before + 1)
  for (const { mark, layout } of tables) {
    pages.set(mark.name, before + 1)
    before += layout.pages
  }
  return pages
}

/** Each part of the document begins a page. */
function sectionBlocks({ section }: PlannedSection): readonly TextBlock[] {
  const heading = { ...textBlock(headingStyle(section.level), section.title), newPage: section.level === 1 }
  return [heading, ...section.paragraphs.map(({ text }) => textBlock('BodyText', text))]
}

function textBlock(name: StyleName, text: string): TextBlock {
  const style: TextStyle = STYLES[name]
  const { size, line, after = 0, indent = 0, left = 0 } = style
  const width = AREA.portrait.width / size - left
  return { lines: linesOf(plainText(text), width, indent), line, after, keepNext: style.keepNext === true, newPage: false }
}

function heightOf({ lines, line, after }: TextBlock): number {
  return lines * line + after
}
