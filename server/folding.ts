/** Folding: tables, groups of rows, sections of prose, runs of comments. */
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver'
import type { LineDocument } from '../core/store/index.ts'
import { type Section, sectionsOf } from './sections.ts'

export function foldingRanges(document: LineDocument): FoldingRange[] {
  return sectionsOf(document).flatMap(rangesOf)
}

function rangesOf(section: Section): FoldingRange[] {
  const children = section.children.flatMap(rangesOf)
  const startLine = section.heads[0]?.index ?? 0
  if (section.last.index === startLine) return children
  const kind = section.type === 'comments' ? FoldingRangeKind.Comment : FoldingRangeKind.Region
  return [{ startLine, endLine: section.last.index, kind }, ...children]
}
