/** SARIF as code hosts read it: the required properties, valid references, one-based columns. */
import { describe, expect, it } from 'vitest'
import { renderSarif } from '../../cli/sarif.ts'
import { REPORT } from './made-up-report.ts'

const rules = [{ name: 'column-sum', zhName: '列合计', severity: 'error', summary: { zh: '合计不等', en: 'a total differs' } }] as const
const log = JSON.parse(renderSarif(REPORT, { language: 'zh', version: '0.1.0', rules }))
const [run] = log.runs

describe('sarif', () => {
  it('is version 2.1.0 with one run of gouji', () => {
    expect([log.version, log.runs.length, run.tool.driver.name, run.tool.driver.semanticVersion]).toEqual(['2.1.0', 1, 'gouji', '0.1.0'])
    expect(run.columnKind).toBe('utf16CodeUnits')
  })

  it('places each finding, and its related places, in files that are valid relative references', () => {
    expect(run.results).toHaveLength(2)
    const [{ ruleId, level, message, locations, relatedLocations, properties }] = run.results
    expect([ruleId, level, message.text]).toEqual(['column-sum', 'error', '合计应为 133.815600'])
    const { artifactLocation, region } = locations[0].physicalLocation
    expect(new URL(artifactLocation.uri, 'file:///repo/').pathname).toBe('/repo/2024/%E9%A2%84%E7%AE%97%20%E7%A8%BF.budget')
    expect(region).toEqual({ startLine: 5, startColumn: 18, endLine: 5, endColumn: 28 })
    expect(relatedLocations[0].message.text).toBe('加数')
    expect(properties).toEqual({ table: '表三', expected: '133.815600', written: '133.815601', difference: '0.000001' })
  })

  it('describes the rules that were broken, and each result points at its own', () => {
    const described = run.tool.driver.rules
    expect(described.map((rule: { id: string }) => rule.id)).toEqual(['code-name', 'column-sum'])
    for (const result of run.results) expect(described[result.ruleIndex].id).toBe(result.ruleId)
    expect(described[1].shortDescription.text).toBe('合计不等')
  })

  it('makes absolute paths into file addresses', () => {
    const elsewhere = { ...REPORT, files: REPORT.files.map((file) => ({ ...file, path: `/tmp/${file.path}` })) }
    const uri = JSON.parse(renderSarif(elsewhere, { language: 'en', version: '', rules })).runs[0].results[0].locations[0].physicalLocation
      .artifactLocation.uri
    expect(uri).toMatch(/^file:\/\/\/tmp\/2024\/%E9/)
  })
})
