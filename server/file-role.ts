/** What a file says it is, by its first declaration. Only as far as the server needs it to know whom an edit concerns. */
import type { LineDocument } from '../core/store/index.ts'

/** A format is found by its name, not by a link: an edit of it may concern every budget. */
export function isFormat(document: LineDocument | undefined): boolean {
  return firstDeclaration(document) === 'format'
}

/** 预算 or 公开稿. */
export function isBudget(document: LineDocument | undefined): boolean {
  return firstDeclaration(document) === 'budget'
}

function firstDeclaration(document: LineDocument | undefined): string | undefined {
  for (const { syntax } of document?.lines ?? []) {
    if (syntax.kind === 'blank' || syntax.kind === 'comment') continue
    return syntax.kind === 'declaration' ? syntax.declaration.type : undefined
  }
  return undefined
}
