/**
 * How a document falls into stretches of lines: tables, the groups of rows in them, paragraphs of prose, runs of comments.
 * From the lines alone, so that outline and folding work whatever the budget says; what a table means is not asked.
 */
import type { Line, LineDocument } from '../core/store/index.ts'

export interface Section {
  readonly type: 'table' | 'section' | 'group' | 'comments'
  /** The lines that open it: one, or for a group all the fields that stand together. */
  readonly heads: Line[]
  /** The last line that belongs to it; blank lines and comments at its end do not. */
  last: Line
  readonly children: Section[]
}

/** The top level in order; groups are children of their table. */
export function sectionsOf(document: LineDocument): readonly Section[] {
  const top: Section[] = []
  let outer: Section | undefined
  let inner: Section | undefined
  let previous: Line | undefined
  for (const line of document.lines) {
    const type = sectionType(line)
    if (line.syntax.kind === 'comment') addComment(top, line, previous)
    else if (type) {
      outer = { type, heads: [line], last: line, children: [] }
      inner = undefined
      top.push(outer)
    } else if (outer?.type === 'table' && opensGroup(line)) inner = addToGroup(outer, inner, line, previous)
    if (line.syntax.kind !== 'comment' && line.syntax.kind !== 'blank') {
      if (outer) outer.last = line
      if (inner) inner.last = line
    }
    previous = line
  }
  return top
}

function addComment(top: Section[], line: Line, previous: Line | undefined): void {
  const run = top.findLast(({ type }) => type === 'comments')
  if (run && run.last === previous) run.last = line
  else top.push({ type: 'comments', heads: [line], last: line, children: [] })
}

/** Fields that stand together set one group of rows. */
function addToGroup(table: Section, group: Section | undefined, line: Line, previous: Line | undefined): Section {
  if (group && group.heads.at(-1) === previous) {
    group.heads.push(line)
    return group
  }
  const next: Section = { type: 'group', heads: [line], last: line, children: [] }
  table.children.push(next)
  return next
}

/** A field whose name is a table's number (`表三：…`) opens that table; no column is called so. */
function sectionType({ syntax }: Line): 'table' | 'section' | undefined {
  const type = syntax.kind === 'declaration' || syntax.kind === 'field' ? syntax.declaration?.type : undefined
  return type === 'table' || type === 'section' ? type : undefined
}

function opensGroup({ syntax }: Line): boolean {
  if (syntax.kind === 'declaration') return syntax.declaration.type === 'side'
  return syntax.kind === 'field' && syntax.declaration === undefined
}
