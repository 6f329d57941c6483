/**
 * How long each question takes that an editor asks while somebody writes, over the wire, and what these questions cost the findings: the same
 * edits with and without them. `node test/latency/features.mjs [rows…]`; ends with 1 if 1,000 or 10,000 rows exceed what the project promises.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { budgetLines, formatText } from './budget-text.mjs'
import { startClient } from './client.mjs'

const server = join(import.meta.dirname, '../../dist/server.cjs')
const REPEAT = 30

/** Milliseconds, p95, for questions about a place or a screen. @type {Record<string, number>} */
const LIMITS = { 1000: 10, 10000: 15, 100000: 20 }

/** Rows on a screen. */
const SCREEN = 60

/** @param {readonly number[]} times */
const p95 = (times) => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0
/** @param {readonly number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** What is asked about a place or a screen: bound by the limits. @type {Record<string, (line: number) => [method: string, params: object]>} */
const quick = {
  hover: (line) => ['textDocument/hover', { position: { line, character: 4 } }],
  completion: (line) => ['textDocument/completion', { position: { line, character: 4 } }],
  inlayHint: (line) => ['textDocument/inlayHint', { range: screen(line) }],
  'tokens of a screen': (line) => ['textDocument/semanticTokens/range', { range: screen(line) }],
  definition: (line) => ['textDocument/definition', { position: { line, character: 4 } }],
  prepareRename: (line) => ['textDocument/prepareRename', { position: { line, character: 4 } }],
  prepareCallHierarchy: (line) => ['textDocument/prepareCallHierarchy', { position: { line, character: 4 } }],
  selectionRange: (line) => ['textDocument/selectionRange', { positions: [{ line, character: 4 }] }],
  codeLens: () => ['textDocument/codeLens', {}],
  documentLink: () => ['textDocument/documentLink', {}],
  onTypeFormatting: (line) => [
    'textDocument/onTypeFormatting',
    { position: { line: line + 1, character: 0 }, ch: '\n', options: { tabSize: 2, insertSpaces: true } },
  ],
  'codeAction fixAll': (line) => ['textDocument/codeAction', { range: screen(line), context: { diagnostics: [], only: ['source.fixAll'] } }],
}

/** What walks the whole budget: printed only. @type {Record<string, (line: number) => [method: string, params: object]>} */
const long = {
  references: (line) => ['textDocument/references', { position: { line, character: 4 }, context: { includeDeclaration: true } }],
  documentHighlight: (line) => ['textDocument/documentHighlight', { position: { line, character: 4 } }],
  'tokens of 10,000 rows': (line) => [
    'textDocument/semanticTokens/range',
    { range: { start: { line: Math.max(0, line - 5000), character: 0 }, end: { line: line + 5000, character: 0 } } },
  ],
  'tokens of all': () => ['textDocument/semanticTokens/full', {}],
  'workspace/symbol': () => ['workspace/symbol', { query: 'xzyx' }],
}

/** @param {number} line */
function screen(line) {
  return { start: { line, character: 0 }, end: { line: line + SCREEN, character: 0 } }
}

/** @param {number} rows */
async function measure(rows) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-features-'))
  const budget = budgetLines({ rows, tables: 1 })
  writeFileSync(join(folder, '测速.budget'), formatText({ rows, tables: 1 }))
  const text = budget.lines.join('\n')
  const uri = pathToFileURL(join(folder, '预算.budget')).href
  const client = await startClient(server, pathToFileURL(folder).href)
  const { connection, publication } = client
  const first = publication(uri, 1)
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'budget', version: 1, text } })
  await first
  const pick = () => budget.rowLines[Math.floor(Math.random() * budget.rowLines.length)] ?? 0
  /** @param {[string, object]} question */
  const ask = async ([method, params]) => {
    const start = performance.now()
    await connection.sendRequest(method, { textDocument: { uri }, ...params }).catch((/** @type {Error} */ failure) => {
      if (!method.includes('Rename')) throw failure
    })
    return performance.now() - start
  }
  /** @type {Record<string, number[]>} */ const times = {}
  for (const [name, question] of [...Object.entries(quick), ...Object.entries(long)]) {
    await ask(question(pick()))
    times[name] = []
    for (let count = 0; count < (name in long ? 5 : REPEAT); count++) times[name].push(await ask(question(pick())))
  }
  let version = 1
  /** An edit, and if so wished all that an editor asks after it. @param {boolean} withQuestions */
  const edit = async (withQuestions) => {
    const line = pick()
    const at = budget.lines[line].lastIndexOf('.') - 1
    version++
    const done = publication(uri, version)
    const start = performance.now()
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: { line, character: at }, end: { line, character: at + 1 } }, text: String(version % 10) }],
    })
    const questions = withQuestions ? ['inlayHint', 'tokens of a screen', 'codeLens', 'documentLink'].map((name) => ask(quick[name](line))) : []
    await done
    const time = performance.now() - start
    await Promise.all(questions)
    return time
  }
  const alone = []
  const together = []
  for (let count = 0; count < REPEAT; count++) {
    alone.push(await edit(false))
    together.push(await edit(true))
  }
  await client.stop()
  rmSync(folder, { recursive: true, force: true })
  return { times, alone, together }
}

if (!existsSync(server)) {
  console.error('dist/server.cjs is not there: run `npm run build` first')
  process.exit(2)
}
const sizes = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(LIMITS)
const results = []
for (const size of sizes) results.push(await measure(Number(size)))
console.log(['milliseconds, median / p95'.padEnd(28), ...sizes.map((size) => `${Number(size).toLocaleString('en')} rows`.padStart(16))].join(''))
let exceeded = 0
const show = (/** @type {readonly number[]} */ times) => `${median(times).toFixed(1)} / ${p95(times).toFixed(1)}`.padStart(16)
for (const name of [...Object.keys(quick), ...Object.keys(long)]) {
  console.log([name.padEnd(28), ...results.map(({ times }) => show(times[name]))].join(''))
  if (name in long) continue
  for (const [index, size] of sizes.entries())
    if (p95(results[index].times[name]) > (LIMITS[size] ?? Infinity)) {
      console.log(`  ${name} takes more than ${LIMITS[size]} ms at ${size} rows`)
      if (Number(size) < 100000) exceeded++
    }
}
console.log(['edit → findings, alone'.padEnd(28), ...results.map(({ alone }) => show(alone))].join(''))
console.log(['  with an editor’s questions'.padEnd(28), ...results.map(({ together }) => show(together))].join(''))
process.exit(exceeded > 0 ? 1 : 0)
