/**
 * The proof report of one budget as a page: its tables as they print, each written amount shaded by the checks that confirm it. No script; the page's
 * policy knows its one style sheet by digest, as the published page does.
 */

import type { BudgetAnalysis } from '../core/analysis/budget-analysis.ts'
import { type Proof, type ProofCheck, proofOf } from '../core/analysis/proof.ts'
import { publicationStem } from './file-name.ts'
import { publicationOf } from './from-budget.ts'
import { PAGE_STYLE } from './html-style.ts'
import { escapeHtml, tableBody, tableHead } from './html-table.ts'
import type { Publication, PublishedTable } from './model.ts'
import { type OutputFile, utf8 } from './output.ts'
import { oneLine } from './plain-text.ts'
import { type ProvenCell, provenCell, type Standing, tellChecks } from './proof-cell.ts'
import { PROOF_STYLE } from './proof-style.ts'
import { type ProofWords, proofWords } from './proof-words.ts'
import { sha256, toBase64 } from './sha256.ts'
import { fullTitle, wordsOf } from './words.ts'

/** `undefined` where the budget has nothing to print. The analysis must keep the checks that hold. */
export function proofReport(analysis: BudgetAnalysis, language: Publication['language']): OutputFile | undefined {
  const publication = publicationOf(analysis, { language, draft: false })
  if (!publication) return undefined
  const words = proofWords(publication)
  const page = proofPage(publication, proofOf(analysis), analysis.proseChecks, words)
  return { name: `${publicationStem(publication)}（${words.heading}）.html`, bytes: utf8(page) }
}

type Counts = Record<Standing, number>

export function proofPage(publication: Publication, proof: Proof, prose: readonly Pick<ProofCheck, 'result'>[], words: ProofWords): string {
  const tables = publication.tables.map((table) => ({ table, cells: cellsOf(proof, table) }))
  const style = `${PAGE_STYLE}${PROOF_STYLE}`
  const title = `${escapeHtml(words.heading)} · ${escapeHtml(oneLine(publication.title) || wordsOf(publication).untitled)}`
  return [
    '<!DOCTYPE html>',
    `<html lang="${publication.language === 'en' ? 'en' : 'zh-CN'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${toBase64(sha256(utf8(style)))}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${title}</h1></header>`,
    '<main id="main">',
    `<p class="intro">${escapeHtml(words.intro)}</p>`,
    `<ul class="legend">${words.legend.map(([kind, text]) => `<li class="${kind}">${escapeHtml(text)}</li>`).join('')}</ul>`,
    ...summary(tables, prose, words),
    ...tables.flatMap(({ table, cells }, index) => tableSection(publication, table, cells, index, words)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function cellsOf(proof: Proof, table: PublishedTable): ReadonlyMap<object, ProvenCell> {
  const cells = table.rows.flatMap((row) => row.cells.flatMap((cell, column) => provenCell(proof, table, cell, column) ?? []))
  return new Map(cells.map((proven) => [proven.cell, proven]))
}

function countsOf(cells: ReadonlyMap<object, ProvenCell>): Counts {
  const counts: Counts = { twice: 0, once: 0, never: 0, failed: 0, generated: 0 }
  for (const { standing } of cells.values()) counts[standing] += 1
  return counts
}

function summary(
  tables: readonly { readonly table: PublishedTable; readonly cells: ReadonlyMap<object, ProvenCell> }[],
  prose: readonly Pick<ProofCheck, 'result'>[],
  words: ProofWords,
): readonly string[] {
  const rows = tables.map(({ table, cells }, index) => ({
    name: `<a href="#p${index + 1}">${escapeHtml(fullTitle(table))}</a>`,
    counts: countsOf(cells),
  }))
  const inProse = (wanted: ProofCheck['result']) => prose.filter(({ result }) => result === wanted).length
  const proseCounts: Counts = { twice: 0, once: inProse('held'), never: inProse('not-run'), failed: inProse('failed'), generated: 0 }
  const all: Counts = { twice: 0, once: 0, never: 0, failed: 0, generated: 0 }
  for (const { counts } of [...rows, { counts: proseCounts }]) for (const key of Object.keys(all) as Standing[]) all[key] += counts[key]
  const line = (name: string, { twice, once, never, failed }: Counts, kind = '') =>
    `<tr${kind}><th scope="row">${name}</th>${[twice + once + never + failed, twice, once, never, failed].map((count) => `<td class="number">${count}</td>`).join('')}</tr>`
  return [
    '<table>',
    `<thead><tr>${words.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(({ name, counts }) => line(name, counts)),
    ...(prose.length > 0 ? [line(escapeHtml(words.prose), proseCounts)] : []),
    line(escapeHtml(words.all), all, ' class="total"'),
    '</tbody>',
    '</table>',
  ]
}

function tableSection(
  publication: Publication,
  table: PublishedTable,
  cells: ReadonlyMap<object, ProvenCell>,
  index: number,
  words: ProofWords,
): readonly string[] {
  const { language } = publication
  const attributes = (cell: object) => {
    const proven = cells.get(cell)
    if (!proven) return ''
    if (proven.standing === 'generated') return ' data-standing="generated"'
    const held = proven.held > 0 ? ` data-held="${proven.held}"` : ''
    return `${held} data-standing="${proven.standing}" title="${escapeHtml(tellChecks(proven.checks, words, language))}"`
  }
  const title = escapeHtml(fullTitle(table))
  return [
    `<section id="p${index + 1}" aria-labelledby="p${index + 1}-title">`,
    `<h2 id="p${index + 1}-title" lang="zh-CN">${title}</h2>`,
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(wordsOf(publication).scrollable(fullTitle(table)))}">`,
    '<table lang="zh-CN">',
    ...tableHead(table),
    ...tableBody(table, attributes),
    '</table>',
    '</div>',
    ...weakList([...cells.values()], words, language),
    '</section>',
  ]
}

/** What a reviewer looks at by hand: read by a keyboard and a screen reader too. */
function weakList(cells: readonly ProvenCell[], words: ProofWords, language: Publication['language']): readonly string[] {
  const weak = cells.filter(({ standing }) => standing === 'failed' || standing === 'never')
  if (weak.length === 0) return []
  const items = weak.map(({ cell, checks }) => {
    const line = cell.source ? `${words.line(cell.source.line + 1)}：` : ''
    return `<li>${escapeHtml(line)}<b>${escapeHtml(cell.text)}</b> ${escapeHtml(tellChecks(checks, words, language))}</li>`
  })
  return [`<details class="weak"><summary>${escapeHtml(words.weak(weak.length))}</summary><ul>`, ...items, '</ul></details>']
}
