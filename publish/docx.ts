/**
 * Publication → one Word document in the layout of Chinese official papers: title page, contents, prose, tables. A table that is wide stands on a page
 * across; each begins a page.
 */
import { Document, type FileChild, type ISectionOptions, SectionType, Table } from 'docx'
import { packDocument } from './docx-archive.ts'
import { contentsList, titlePage } from './docx-front.ts'
import { draftHeaders, numberedFooters, type Orientation, pageProperties } from './docx-page.ts'
import { type DocumentPlan, headingStyle, type PlannedSection, planDocument } from './docx-plan.ts'
import { documentStyles } from './docx-styles.ts'
import { hasGrid, tableParts, tableRows } from './docx-table.ts'
import { styled } from './docx-text.ts'
import { publicationStem } from './file-name.ts'
import type { Publication } from './model.ts'
import type { OutputFile } from './output.ts'
import { wordsOf } from './words.ts'

export async function writeDocx(publication: Publication): Promise<readonly OutputFile[]> {
  const plan = planDocument(publication)
  const rows = plan.tables.filter(({ table }) => hasGrid(table)).map(({ table, layout }) => tableRows(table, layout))
  const bytes = await packDocument(wordDocument(publication, plan), rows, publication)
  return [{ name: `${publicationStem(publication)}.docx`, bytes }]
}

/** The document but for the rows of its tables. */
function wordDocument(publication: Publication, plan: DocumentPlan): Document {
  const pages = new Map([...plan.pages].map(([name, page]) => [name, String(page)]))
  return new Document({
    sections: documentSections(publication, plan),
    styles: documentStyles([...new Set(plan.tables.map(({ layout }) => layout.size))]),
    evenAndOddHeaderAndFooters: true,
    pageNumbers: () => ({ bookmarks: pages }),
  })
}

/** Headers and footers hold until a section has its own: the draft's notice from the title page on, the numbers from the page after it. */
function documentSections(publication: Publication, plan: DocumentPlan): readonly ISectionOptions[] {
  const headers = publication.draft ? { headers: draftHeaders(wordsOf(publication)) } : {}
  const title = { ...section('portrait', titlePage(publication)), ...headers }
  const [first, ...others] = [
    ...(plan.contents.length > 0 ? [section('portrait', contentsList(publication, plan.contents))] : []),
    ...(plan.prose.length > 0 ? [section('portrait', plan.prose.flatMap(sectionParts))] : []),
    ...tableSections(publication, plan),
  ]
  return first ? [title, { ...first, footers: numberedFooters() }, ...others] : [title]
}

function section(orientation: Orientation, children: readonly FileChild[]): ISectionOptions {
  return { properties: { ...pageProperties(orientation), type: SectionType.NEXT_PAGE }, children }
}

/** Each part of the document begins a page; the first stands at the top of one anyway. */
function sectionParts({ section: { level, title, paragraphs }, mark }: PlannedSection, index: number): readonly FileChild[] {
  const heading = styled(headingStyle(level), title, level === 1 && index > 0 ? { pageBreakBefore: true } : {}, mark)
  return [heading, ...paragraphs.map(({ text }) => styled('BodyText', text))]
}

/** Tables of one orientation follow each other in one section. */
function tableSections(publication: Publication, { overTables, tables }: DocumentPlan): readonly ISectionOptions[] {
  const groups: { readonly orientation: Orientation; readonly children: FileChild[] }[] = []
  for (const { table, layout, mark } of tables) {
    const last = groups.at(-1)
    const isSame = last?.orientation === layout.orientation
    const group = last && isSame ? last : { orientation: layout.orientation, children: groups.length === 0 ? overTables.flatMap(sectionParts) : [] }
    if (!isSame) groups.push(group)
    group.children.push(...tableParts(table, layout, wordsOf(publication), mark, isSame ? 'new page' : 'here'))
  }
  // A section ends with a paragraph. Between tables there is none, since it would make a page of its own behind one that fills its page.
  return groups.map(({ orientation, children }) =>
    section(orientation, children.at(-1) instanceof Table ? [...children, styled('TableEnd', '')] : children),
  )
}
