/** Paths of columns → the printed header: one row for each step, equal groups merged across, short paths down. */
import type { HeaderCell } from './model.ts'

export function headerOf(paths: readonly (readonly string[])[]): readonly (readonly HeaderCell[])[] {
  const depth = Math.max(1, ...paths.map((path) => path.length))
  return Array.from({ length: depth }, (_, level) => headerRow(paths, level, depth))
}

function headerRow(paths: readonly (readonly string[])[], level: number, depth: number): readonly HeaderCell[] {
  const cells: HeaderCell[] = []
  for (let at = 0; at < paths.length; ) {
    const path = paths[at] ?? []
    const columnSpan = groupWidth(paths, at, level)
    const text = path[level]
    // A path that ended above covers this row with its own cell.
    if (text !== undefined) cells.push({ text, rowSpan: isLeaf(path, level) ? depth - level : 1, columnSpan })
    at += columnSpan
  }
  return cells
}

/** How many columns from here on share the group at this level; a column that ends here stands alone. */
function groupWidth(paths: readonly (readonly string[])[], at: number, level: number): number {
  const path = paths[at] ?? []
  if (path.length <= level + 1) return 1
  let end = at + 1
  while (end < paths.length && sharesGroup(paths[end] ?? [], path, level)) end += 1
  return end - at
}

function sharesGroup(path: readonly string[], first: readonly string[], level: number): boolean {
  return path.length > level + 1 && first.slice(0, level + 1).every((step, index) => path[index] === step)
}

function isLeaf(path: readonly string[], level: number): boolean {
  return path.length === level + 1
}
