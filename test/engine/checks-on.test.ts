/** Which checks a hover finds behind a figure: the same that the proof report finds, which goes the other way round. */
import { expect, test } from 'vitest'
import { catalogs, formats } from '../../build/embedded.ts'
import { proofKey, proofOf } from '../../core/analysis/proof.ts'
import { checksOn } from '../../core/evaluate/checks-on.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { cellPlace } from '../../core/model/row.ts'
import { LineDocument } from '../../core/store/index.ts'
import { exampleText, YEARS } from '../examples/disclosures.ts'

test.each(YEARS)('%i', (year) => {
  const uri = 'file:///budget/main.budget'
  const text = exampleText(year, '公开稿')
  const open = (listChecks: boolean) => {
    const host = { readFile: async () => ({ problem: 'missing' as const }), listFiles: async () => [] }
    const workspace = new BudgetWorkspace({ host, data: { catalogs, formats }, roots: [], language: 'zh', listChecks })
    workspace.files.open(LineDocument.create(uri, 'budget', 1, text))
    return workspace.analysis(uri)
  }
  const proof = proofOf(open(true))
  const analysis = open(false)
  const different: string[] = []
  let compared = 0
  for (const part of analysis.flows.flatMap((flow) => flow.parts))
    for (const row of part.rows)
      for (const column of row.side.columns) {
        const place = column.type === '金额' && row.written[column.index] ? cellPlace(row, column) : undefined
        if (!analysis.state || !place || row.kind === 'block' || column.isField) continue
        compared += 1
        const found = checksOn(analysis.state, row, column)
        const failed = found.filter(({ outcome }) => outcome.status === 'failed').length
        const wanted = proof.get(proofKey(uri, place.line.index, place.start)) ?? []
        const isSame = found.some(({ outcome }) => outcome.status === 'held') === wanted.some(({ result }) => result === 'held')
        if (!isSame || failed > 0 !== wanted.some(({ result }) => result === 'failed'))
          different.push(
            `line ${place.line.index + 1} ${column.name}: ${found.length} / ${wanted.map(({ subject, result }) => `${subject} ${result}`).join(', ')}`,
          )
      }
  expect(compared).toBeGreaterThan(200)
  expect(different).toEqual([])
})
