/** The new files tried before anybody sees them: what only the old year needed is taken out, line by line, until nothing more of it is found. */
import type { Finding } from '../rules/define-rule.ts'
import type { BudgetWorkspace } from '../workspace.ts'
import type { NewFile } from './new-year.ts'

/** Each round may bring out what the one before hid; no budget needs as many. */
const MOST_ROUNDS = 4

/** `added` are the lines that were put in on trial. */
export function settle(workspace: BudgetWorkspace, files: readonly NewFile[], root: string, added: ReadonlySet<string>): readonly NewFile[] {
  let settled = files
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const trial = workspace.beside(new Map(settled.map(({ uri, text }) => [uri, text])))
    const findings = trial.analysis(root).result?.findings ?? []
    const next = settled.map((file) => ({ ...file, text: mended(file, findings, added) }))
    if (next.every(({ text }, index) => text === settled[index]?.text)) return settled
    settled = next
  }
  return settled
}

function mended({ uri, text }: NewFile, findings: readonly Finding[], added: ReadonlySet<string>): string {
  const lines: (string | undefined)[] = text.split('\n')
  for (const { rule, place } of findings) {
    if (place.line.document.uri !== uri) continue
    const { index } = place.line
    const line = lines[index]
    if (line === undefined) continue
    // A reason that no longer has anything to excuse.
    if (rule === 'unused-silence') lines[index] = `# ${line}`
    if (rule === 'unused-fact') lines[index] = added.has(line) ? undefined : `# ${line}`
    // Rows that the new form fixes otherwise.
    if (rule === 'unknown-row') lines[index] = undefined
  }
  return lines.filter((line) => line !== undefined).join('\n')
}
