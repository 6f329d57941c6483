/** A pasted table as a table of its own: the form's, where its title or its headings say which one; else one that no form knows. */
import type { Say } from '../explain/say.ts'
import type { TableForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { noteIn, unitIn } from './captions.ts'
import { composeLines, type PlannedColumn, plannedColumn, planWithHeader, slotsByColumn, type Written } from './compose.ts'
import { type ReadTable, readTable } from './data-rows.ts'
import { guessHeader, type HeaderRows } from './find-header.ts'
import { fitColumns } from './fit-columns.ts'
import { headingText } from './headings.ts'
import { type LikelyTable, likelyTables } from './likely-tables.ts'
import { type PastedTable, widthOf } from './pasted-table.ts'
import { ownColumns, plannedColumns, publishedSlots } from './plan-columns.ts'
import { otherUnit, remarksOn } from './remarks.ts'
import type { Stand } from './stand.ts'
import { declaredWord } from './written-lines.ts'

interface Made {
  readonly name: string
  readonly lines: readonly string[]
  readonly rows: number
  readonly remarks: readonly string[]
}

/** Several where it is open which table of the form is meant; many tables make one choice together. */
export function newTables(stand: Stand, pasted: readonly PastedTable[], say: Say): readonly Written[] {
  if (pasted.length > 1) return [together(stand, pasted, say)]
  const [only] = pasted
  if (!only) return []
  const likely = inOrder(likelyTables(only, stand.tables, stand.printed), stand)
  const ofForm = likely.map((each) => choice(tableOfForm(only, each, say), stand, say))
  return likely.some(({ isNamed }) => isNamed) ? ofForm : [...ofForm, choice(ownTable(only, stand, stand.names, say), stand, say, 'own')]
}

function choice({ name, lines, rows, remarks }: Made, { tableBefore }: Stand, say: Say, whose?: 'own'): Written {
  const title = say(`粘贴为新表“${name}”（${rows} 行）`, `Paste as a new table “${name}” (${rows} rows)`)
  const own = say('，格式里没有的表', ', which the form does not have')
  return { kind: 'table', title: whose ? title + own : title, lines, before: tableBefore, remarks }
}

function together(stand: Stand, pasted: readonly PastedTable[], say: Say): Written {
  const names = new Set(stand.names)
  const made = pasted.map((each) => {
    const [first] = inOrder(likelyTables(each, stand.tables, stand.printed), stand)
    const table = first ? tableOfForm(each, first, say) : ownTable(each, stand, names, say)
    names.add(foldLabel(table.name))
    return table
  })
  return {
    kind: 'table',
    title: say(`粘贴为 ${made.length} 张新表`, `Paste as ${made.length} new tables`),
    lines: made.flatMap(({ lines }, index) => (index > 0 ? ['', ...lines] : lines)),
    before: stand.tableBefore,
    remarks: made.flatMap(({ name, remarks }) => remarks.map((remark) => `${name}: ${remark}`)),
  }
}

/** What the budget has not written yet comes first. */
function inOrder(likely: readonly LikelyTable[], { written }: Stand): readonly LikelyTable[] {
  return [...likely.filter(({ table }) => !written.has(table)), ...likely.filter(({ table }) => written.has(table))]
}

function tableOfForm(pasted: PastedTable, { table, header }: LikelyTable, say: Say): Made {
  const { read, columns } = header ? readByHeader(pasted, table, header) : readByNumber(pasted, table)
  const other = otherUnit(read.unit, table.unit)
  const lines = [
    `表 ${table.name} ${table.title}`.trimEnd(),
    ...(other ? [`金额单位 ${other}`] : []),
    ...composeLines(planWithHeader(columns), read.pieces),
    ...read.notes.map(noteLine),
  ]
  return { name: `${table.name} ${table.title}`.trimEnd(), lines, rows: countRows(read), remarks: remarksOn(read, pasted, table.unit, say) }
}

function readByHeader(pasted: PastedTable, { sides }: TableForm, header: HeaderRows) {
  const inHeader = header.columns.map(({ slot }) => slot?.column)
  const fields = sides.flatMap(({ columns }) => columns).filter((column) => column.isField && !inHeader.includes(column))
  const slots = slotsByColumn(header.columns.map(({ slot }, at) => [at, slot]))
  const read = readTable(pasted, { header, fields, slots })
  return { read, columns: plannedColumns(header, read.pieces) }
}

/** Its title is known and its headings are not there, or are others: then by the number of columns, else under the names that it has. */
function readByNumber(pasted: PastedTable, { sides }: TableForm): { readonly read: ReadTable; readonly columns: readonly PlannedColumn[] } {
  const slots = publishedSlots(sides)
  const places = guessHeader(pasted.grid, pasted.headRows) ? undefined : fitColumns(pasted, slots.length)
  if (!places) return readOwn(pasted)
  const columns = slots.map((slot, index) => plannedColumn(places[index] ?? -1, slot))
  const byColumn = slotsByColumn(columns.map(({ at, slot }) => [at, slot]))
  return { read: readTable(pasted, { header: undefined, fields: [], slots: byColumn }), columns }
}

function readOwn(pasted: PastedTable): { readonly read: ReadTable; readonly columns: readonly PlannedColumn[] } {
  const header = guessHeader(pasted.grid, pasted.headRows)
  const read = readTable(pasted, { header, fields: [], slots: new Map() })
  const paths = header?.columns.map(({ path }) => path) ?? Array.from({ length: widthOf(pasted.grid) }, () => [])
  return { read, columns: ownColumns(paths, read.pieces) }
}

function ownTable(pasted: PastedTable, { unit, tables }: Stand, names: ReadonlySet<string>, say: Say): Made {
  const { read, columns } = readOwn(pasted)
  const { name, title } = ownName(read, new Set([...names, ...tables.map(({ folded }) => folded)]))
  const other = otherUnit(read.unit, unit)
  const lines = [
    `表 ${name} ${title}`.trimEnd(),
    ...(other ? [`金额单位 ${other}`] : []),
    ...composeLines(planWithHeader(columns), read.pieces),
    ...read.notes.map(noteLine),
  ]
  return { name, lines, rows: countRows(read), remarks: remarksOn(read, pasted, unit, say) }
}

const NUMBERED = /^(附?表\s*[〇零一二三四五六七八九十百\d]+(?:[-.]\d+)*|\p{Script=Han}{0,4}\d+表)\s*[:：、.．]?\s*(.*)$/u

/** `表三 项目支出表` has a number and a title; any other title is its own name. Nothing above: 附表. */
function ownName({ titles }: ReadTable, taken: ReadonlySet<string>): { readonly name: string; readonly title: string } {
  const texts = titles
    .map(headingText)
    .filter((text) => text !== '' && unitIn(text) === undefined && noteIn(text) === undefined && !/[:：]/.test(text))
  const numbered = texts.map((text) => NUMBERED.exec(text)).find((match) => match !== null)
  const rest = texts.filter((text) => !NUMBERED.test(text))
  const [longest = ''] = [...rest].sort((a, b) => b.length - a.length)
  const wanted = declaredWord(numbered?.[1] ?? longest) || '附表'
  const title = numbered ? (numbered[2] ?? '') || longest : ''
  let name = wanted
  for (let count = 2; taken.has(foldLabel(name)); count += 1) name = `${wanted}${/\d$/.test(wanted) ? '-' : ''}${count}`
  return { name, title: title.replaceAll('#', '＃') }
}

function noteLine(note: string): string {
  return `注：${note.replaceAll('\n', ' ')}`
}

function countRows({ pieces }: ReadTable): number {
  return pieces.filter(({ k }) => k === 'row').length
}
