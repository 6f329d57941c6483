/**
 * 已知 facts that nothing reads (docs/checks.md K02). A name counts as read wherever it stands: in the format, in another line of the
 * budget, in prose. That is more than the evaluator would say, so what is reported is sure.
 */
import type { Format } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import type { BudgetHead } from '../model/head.ts'
import type { Finding } from '../rules/define-rule.ts'
import { unusedFact } from '../rules/unused-fact.ts'
import type { LineDocument } from '../store/line-document.ts'

/** `lastYearHas`: last year's budget derives the name, and the fact is compared with it. */
export function unusedFacts(
  head: BudgetHead,
  format: Format | undefined,
  documents: readonly LineDocument[],
  lastYearHas: (folded: string) => boolean,
): readonly Finding[] {
  const [root] = documents
  if (head.known.length === 0 || head.status === 'none' || !root) return []
  const own = new Set(head.known.map(({ place }) => place.line))
  const others = [...new Set([...formatDocuments(format), ...documents])]
  const stands = (has: (text: string) => boolean) =>
    others.some(({ lines }) => lines.some((line) => !own.has(line) && line.syntax.kind !== 'comment' && has(line.text)))
  return head.known.flatMap((fact) => {
    const name = fact.path.steps.map(({ value }) => value).join('.')
    const last = fact.path.steps.map(({ value }) => value).slice(1)
    // Folding costs: a large budget is searched as it stands first.
    const isRead = lastYearHas(foldLabel(last.join('.'))) || stands((text) => text.includes(name)) || stands(folded(name))
    if (isRead) return []
    return [unusedFact.at(fact.place, { name })]
  })
}

/** Whatever the width of its characters, and whether or not it stands in 「」. */
function folded(name: string): (text: string) => boolean {
  const wanted = foldLabel(name)
  return (text) =>
    foldLabel(text)
      .replace(/[「」]/g, '')
      .includes(wanted)
}

/** Where the format’s declarations stand: its own file, and those that it takes over. */
function formatDocuments(format: Format | undefined): ReadonlySet<LineDocument> {
  const lines = format ? [...format.tables.values(), ...format.defines.values(), ...format.checks].map(({ place }) => place.line) : []
  return new Set(lines.map(({ document }) => document))
}
