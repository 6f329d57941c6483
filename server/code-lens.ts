/** A lens above each table: how it stands, how many rows it has, and what can be done with it. It follows the findings, not the other way round. */
import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver'
import type { SideState } from '../core/evaluate/side-state.ts'
import { type Verdict, verdictOfTable } from '../core/explain/verdict.ts'
import { type TableStretch, tableStretches } from '../core/navigate/table-stretches.ts'
import { normalizeUri } from '../core/store/index.ts'
import type { Asked } from './answering.ts'
import type { Finding } from './service.ts'
import type { Session } from './session.ts'

export function codeLenses(_params: CodeLensParams, asked: Asked): CodeLens[] {
  const { session, document, analysis } = asked
  const flow = analysis()?.flows.find((each) => each.document === document)
  if (!flow) return []
  const errors = errorsIn(session, document.uri)
  return tableStretches(flow).flatMap((stretch) => {
    const range = document.getLineRange(stretch.from)
    return commandsOf(asked, stretch, errors).map((command) => ({ range, command }))
  })
}

/** What was found last in a file, over all budgets that it is part of. */
export function errorsIn({ service, publisher }: Session, uri: string): readonly Finding[] {
  const key = normalizeUri(uri)
  const found = service.files.rootsOf(uri).flatMap((root) => publisher.found(root))
  const own = found.filter((file) => normalizeUri(file.uri) === key).flatMap(({ diagnostics }) => diagnostics)
  return [...new Set(own)].filter(({ severity }) => severity === 'error')
}

function commandsOf({ session, document, say, analysis }: Asked, stretch: TableStretch, errors: readonly Finding[]): readonly Command[] {
  const { uri } = document
  const inTable = errors.filter(({ range }) => stretch.from <= range.start.line && range.start.line < stretch.to)
  const state = analysis()?.state?.table(stretch.table)
  const verdict = state ? verdictOfTable(state, inTable, say) : { text: '', lead: undefined }
  const count = (state?.sides ?? []).reduce((sum, side) => sum + writtenRows(side), 0)
  const rows = count > 0 ? [say(`${count} 行`, `${count} ${count === 1 ? 'row' : 'rows'}`)] : []
  const title = [verdict.lead ? `✗ ${verdict.text}` : verdict.text, ...rows].filter((each) => each !== '').join(' · ')
  const actions = [
    { title: say('生成', 'Generate'), command: 'gouji.generate', arguments: [{ uri }] },
    { title: say('预览', 'Preview'), command: 'gouji.preview', arguments: [{ uri, line: stretch.from }] },
  ]
  const own = title === '' ? [] : [{ title, ...showing(session, uri, verdict) }]
  return [...own, ...actions.filter(({ command }) => session.traits.commands.has(command))]
}

/** Rows that stand in the file, as opposed to those that the form brings; only a table that gathers has such. */
function writtenRows({ rows, gathers, isPublished }: SideState): number {
  if (gathers.length === 0 || isPublished) return rows.size
  return [...rows.keys()].filter(({ line }) => line).length
}

/** Leads to the wrong cell, where the client can; else the lens only says what it says. */
function showing({ traits }: Session, uri: string, { lead }: Verdict): Omit<Command, 'title'> {
  return lead && traits.commands.has('gouji.reveal') ? { command: 'gouji.reveal', arguments: [{ uri, range: lead.range }] } : { command: '' }
}
