/** Changes for a terminal: figures in straight columns, signs before colours, long words shortened to where they differ. What is told comes from publish/. */
import {
  type CompareLanguage,
  type CompareWords,
  compareWords,
  type Told,
  type ToldFigures,
  type ToldRow,
  type ToldSection,
  type ToldTable,
} from '../publish/compare/index.ts'
import { harmless } from './harmless.ts'
import { type Cell, layOut } from './lay-out.ts'
import { type Style, shortWords, wordsChanged } from './words-changed.ts'

export interface ComparisonText {
  readonly language: CompareLanguage
  readonly colours: boolean
  /** The two files as they were typed, the old one first. */
  readonly files: readonly [string, string]
}

const SIGN = { added: '+', removed: '-', changed: '~' } as const
const COLOUR = { added: '32', removed: '31', changed: '36', bold: '1', faint: '2' } as const
const LONGEST_LABEL = 90
const LONGEST_SAYING = 60
type Painter = (name: keyof typeof COLOUR) => Style

export function renderComparison(told: Told, { language, colours, files }: ComparisonText): string {
  const words = compareWords(language)
  const paint: Painter = (name) => (text) => (colours ? `\u001b[${COLOUR[name]}m${text}\u001b[0m` : text)
  const heads = told.heads.map(
    ({ side, title, facts }, index) => `${paint('bold')(side)}  ${[files[index] ?? '', title, ...facts].map(harmless).join(' · ')}`,
  )
  const parts = [
    [...heads, ...told.remarks.map(harmless)].join('\n'),
    paint('bold')(told.verdict),
    ...(told.isSame ? [] : [...namesOf(told, words, paint), ...renamesOf(told, words, paint)]),
    ...told.tables.map((table) => renderTable(table, words, paint)),
    ...(told.sections.length > 0
      ? [[paint('bold')(words.prose), ...told.sections.map((section) => renderSection(section, words, paint))].join('\n')]
      : []),
    ...(told.isSame ? [] : told.lists.map(({ title, items }) => `${paint('bold')(title)}: ${items.map(harmless).join(words.listComma)}`)),
  ]
  return `${parts.join('\n\n')}\n`
}

function namesOf({ names }: Told, words: CompareWords, paint: Painter): readonly string[] {
  if (!names) return []
  const header: Cell[] = [{ text: words.name }, ...[words.old, words.new, words.change, words.share].map((text): Cell => ({ text, align: 'right' }))]
  const lines = names.lines.map((line) => [{ text: line.name }, ...figureCells(line, paint)])
  return [[paint('bold')(names.title), ...layOut([header, ...lines]).map((line) => `  ${line}`)].join('\n')]
}

function figureCells({ old, new: now, change, share, grew }: ToldFigures, paint: Painter): readonly Cell[] {
  const style = grew === undefined ? paint('faint') : paint(grew ? 'added' : 'removed')
  return [
    { text: old, align: 'right' },
    { text: now, align: 'right' },
    { text: change, align: 'right', style },
    { text: share, align: 'right', style },
  ]
}

function renamesOf({ renames }: Told, words: CompareWords, paint: Painter): readonly string[] {
  if (renames.length === 0) return []
  const lines = renames.map(
    ({ codes, code, old, new: now, tables }) =>
      `  ${paint('changed')(SIGN.changed)} ${harmless(`${codes} ${code}: ${words.quoted(old)} → ${words.quoted(now)}${tables}`)}`,
  )
  return [[paint('bold')(words.renames), ...lines].join('\n')]
}

// —— tables

function renderTable({ title, unit, counts, remarks, rows }: ToldTable, words: CompareWords, paint: Painter): string {
  const facts = [unit, ...counts].filter(Boolean).map(harmless).join(' · ')
  const head = facts === '' ? paint('bold')(harmless(title)) : `${paint('bold')(harmless(title))}  ${paint('faint')(facts)}`
  // The figures of all rows stand under each other.
  const laid = layOut(rows.flatMap(({ figures }) => figures.map((line) => [{ text: line.item }, ...figureCells(line, paint)])))
  let next = 0
  const rendered = rows.map((row) => {
    const figures = laid.slice(next, next + row.figures.length)
    next += row.figures.length
    return renderRow(row, figures, words, paint)
  })
  return [head, ...remarks.map((remark) => `  ${paint('faint')(`! ${harmless(remark)}`)}`), ...rendered].join('\n')
}

function renderRow(row: ToldRow, figures: readonly string[], { semicolon }: CompareWords, paint: Painter): string {
  const { change, label, notes, words, says } = row
  const changed = words.map(({ item, old, new: now }) => `${harmless(item)}  ${marked(old, now, paint)}`)
  const said = says.map(({ item, text }) => `${harmless(item)} ${harmless(shortWords(text, LONGEST_SAYING))}`).join(semicolon)
  const below = [...changed, ...figures, ...(said === '' ? [] : [paint('faint')(said)])]
  return [`  ${paint(change)(`${SIGN[change]} ${harmless(shortWords(label, LONGEST_LABEL))}`)}${noteText(notes, paint)}`, ...below.map(indent)].join(
    '\n',
  )
}

function indent(line: string): string {
  return `      ${line}`
}

function noteText(notes: readonly string[], paint: Painter): string {
  return notes.length === 0 ? '' : `  ${paint('faint')(`(${notes.map(harmless).join('; ')})`)}`
}

function marked(old: string, now: string, paint: Painter): string {
  return wordsChanged(harmless(old), harmless(now), paint('removed'), paint('added'))
}

// —— prose

/** A paragraph on one side alone is named by its beginning: a terminal is no place to read whole sections. */
function renderSection({ change, title, notes, paragraphs }: ToldSection, { characters }: CompareWords, paint: Painter): string {
  const below = paragraphs.map(({ old, new: now }) => {
    if (old !== '' && now !== '') return marked(old, now, paint)
    const text = old || now
    const short = shortWords(text, LONGEST_SAYING)
    return paint(old === '' ? 'added' : 'removed')(
      `${SIGN[old === '' ? 'added' : 'removed']} ${harmless(short)}${short === text ? '' : characters([...text].length)}`,
    )
  })
  return [`  ${paint(change)(`${SIGN[change]} ${harmless(title)}`)}${noteText(notes, paint)}`, ...below.map(indent)].join('\n')
}
