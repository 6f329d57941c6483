/**
 * Publication → one Markdown document (GitHub's dialect, for its tables): title, contents, prose, tables. A header of several rows is one row of paths;
 * a merged cell is printed where it begins and blank below, as the form shows it. Nothing that a budget says becomes markup.
 */
import { publicationStem } from './file-name.ts'
import { cellText, headingNames, inlineText, lineText } from './markdown-text.ts'
import type { Publication, PublishedColumn, PublishedRow, PublishedTable } from './model.ts'
import { depthsOf, type Heading, headingsOf, outlineOf, type SectionHeading, type TableHeading } from './outline.ts'
import { type OutputFile, utf8 } from './output.ts'
import { oneLine, plainText } from './plain-text.ts'
import { type Words, wordsOf } from './words.ts'

export function writeMarkdown(publication: Publication): readonly OutputFile[] {
  return [{ name: `${publicationStem(publication)}.md`, bytes: utf8(markdownText(publication)) }]
}

function markdownText(publication: Publication): string {
  const words = wordsOf(publication)
  const title = oneLine(publication.title) || words.untitled
  const outline = outlineOf(publication)
  const blocks = [
    `# ${inlineText(title)}`,
    ...(publication.draft ? [`> **${inlineText(words.draftNotice)}**`] : []),
    ...publisherLine(publication, words),
    ...contents(headingsOf(outline), title, words),
    ...outline.sections.flatMap(section),
    ...outline.tables.flatMap((table) => tableBlocks(table, words)),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** Left out where the title says it. */
function publisherLine({ title, publisher }: Publication, words: Words): readonly string[] {
  const name = oneLine(publisher)
  return name === '' || oneLine(title).includes(name) ? [] : [lineText(words.publisher(name))]
}

/** GitHub names headings in the order in which they stand: the title and the word `contents` come before the others. */
function contents(headings: readonly Heading[], title: string, words: Words): readonly string[] {
  if (headings.length < 2) return []
  const nameOf = headingNames()
  for (const above of [title, words.contents]) nameOf(above)
  const depths = depthsOf(headings)
  const lines = headings.map(
    (heading, index) => `${'  '.repeat((depths[index] ?? 1) - 1)}- [${inlineText(heading.title)}](#${nameOf(heading.title)})`,
  )
  return [`## ${words.contents}`, lines.join('\n')]
}

function headingLine({ level, title }: Heading): string {
  return `${'#'.repeat(Math.min(level + 1, 6))} ${inlineText(title)}`
}

function section(heading: SectionHeading): readonly string[] {
  return [headingLine(heading), ...heading.section.paragraphs.flatMap(({ text }) => paragraphs(text))]
}

function paragraphs(text: string): readonly string[] {
  return plainText(text)
    .split('\n')
    .map(lineText)
    .filter((line) => line !== '')
}

function tableBlocks(heading: TableHeading, words: Words): readonly string[] {
  const { table } = heading
  return [
    headingLine(heading),
    ...(table.unit === undefined ? [] : [lineText(words.unit(table.unit))]),
    ...(table.columns.length === 0 ? [] : [pipeTable(table)]),
    ...table.notes.flatMap(paragraphs),
  ]
}

function pipeTable({ columns, rows }: PublishedTable): string {
  const header = columns.map(({ path }) => cellText(path.join(' › ')))
  const rule = columns.map(({ kind }) => (kind === 'text' ? '---' : '---:'))
  return [header, rule, ...rows.map((row) => rowCells(row, columns))].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function rowCells({ kind, cells }: PublishedRow, columns: readonly PublishedColumn[]): readonly string[] {
  return columns.map((_, index) => {
    const text = cellText(cells[index]?.text ?? '')
    return kind === 'data' || text === '' ? text : `**${text}**`
  })
}
