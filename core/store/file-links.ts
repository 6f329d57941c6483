/** Which other files a document names: 引用 (a part of it) and 上年 (last year's budget). It reads none of them. */
import type { Declaration, Word } from '../../grammar/index.ts'
import type { Line, LineDocument, Splice } from './line-document.ts'
import { resolvePath } from './resolve-path.ts'

export interface FileLink {
  readonly type: 'include' | 'last-year'
  /** Where it is said. */
  readonly line: Line
  readonly path: Word
  readonly target: string
}

/** In the order written. `引用：a.budget` counts only above the first table: below it the name may be a column. */
export function linksOf(document: LineDocument): readonly FileLink[] {
  const links: FileLink[] = []
  let inTable = false
  for (const line of document.lines) {
    const declaration = declarationOf(line)
    if (declaration?.type === 'table') inTable = true
    if (inTable && line.syntax.kind === 'field') continue
    if (declaration?.type !== 'include' && declaration?.type !== 'last-year') continue
    const target = declaration.path && resolvePath(document.uri, declaration.path.value)
    if (declaration.path && target) links.push({ type: declaration.type, line, path: declaration.path, target })
  }
  return links
}

/** Whether the links may be others after these splices. Keystrokes in rows and prose say no without a look at the rest. */
export function touchesLinks(splices: readonly Splice[]): boolean {
  return splices.some(({ removed, added }) => removed.some(saysLink) || added.some(saysLink))
}

function saysLink(line: Line): boolean {
  const type = declarationOf(line)?.type
  return type === 'include' || type === 'last-year' || type === 'table'
}

/** Rows, prose and comments are told by their first character, so that a large file on disk is not lexed for its links. */
const STARTS_AS_DATA = /^[ \t\u3000]*(?:$|[|｜>》#＃])/

function declarationOf(line: Line): Declaration | undefined {
  if (STARTS_AS_DATA.test(line.text)) return undefined
  return 'declaration' in line.syntax ? line.syntax.declaration : undefined
}
