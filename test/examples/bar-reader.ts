/** Reads the tables of a budget by nothing but bars and colons, so that the examples are compared with what no part of gouji has read. */

export interface ReadTable {
  readonly name: string
  readonly title: string
  /** 缺页: the text that the publication was taken from had lost pages here. */
  readonly isWhole: boolean
  readonly notes: readonly string[]
  /** Each row with the fields that hold at it, by the names above. */
  readonly rows: readonly ReadonlyMap<string, string>[]
}

const DASHES = /^:?-{3,}:?$/

export function readTables(text: string): readonly ReadTable[] {
  return text
    .split(/^表 /m)
    .slice(1)
    .map((part) => readTable(part.split('\n')))
}

function readTable([first = '', ...lines]: readonly string[]): ReadTable {
  const [name = '', title = ''] = first.split(' ')
  const fields = new Map<string, string>()
  const rows: Map<string, string>[] = []
  let header: readonly string[] = []
  for (const [index, line] of lines.entries()) {
    const field = /^([^|#>：注][^:]*):(?: (.*))?$/.exec(line)
    if (field) fields.set(field[1] ?? '', field[2] ?? '')
    if (!line.startsWith('|')) continue
    const cells = cut(line)
    if (isDashes(cells)) continue
    if (isDashes(cut(lines[index + 1] ?? ''))) header = cells
    else rows.push(new Map([...fields, ...header.map((column, at) => [column, cells[at] ?? ''] as const)]))
  }
  const notes = lines.filter((line) => line.startsWith('注：'))
  return { name, title, isWhole: !lines.some((line) => line.startsWith('缺页')), notes, rows }
}

function cut(line: string): readonly string[] {
  if (!line.startsWith('|')) return []
  return line
    .slice(1, line.lastIndexOf('|'))
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

function isDashes(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => DASHES.test(cell))
}
