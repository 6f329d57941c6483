/**
 * `npm run bench`: how long the built server takes from an edit to its findings, over the wire, against the limits that the project promises.
 * Ends with 1 if 1,000 or 10,000 rows exceed theirs, or the preview its; 100,000 rows are printed only. `--rows 1000,10000` measures less,
 * `--rows preview` the preview alone.
 */
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { measure } from './measure.mjs'
import { previewOfExample, previewOfRows } from './preview.mjs'

const server = join(import.meta.dirname, '../../dist/server.cjs')

/** Milliseconds, p95; the memory in megabytes. */
const limits = {
  1000: { edit: 10, hover: 10, completion: 10, open: 150, memory: Infinity, binds: true, repeat: 40 },
  10000: { edit: 20, hover: 15, completion: 15, open: 400, memory: Infinity, binds: true, repeat: 25 },
  100000: { edit: 50, hover: 20, completion: 20, open: 2500, memory: 400, binds: false, repeat: 10 },
}

/** Rows of one table where there are several. */
const ROWS_OF_SMALL_TABLE = 500

/** @param {readonly number[]} times @param {number} share */
function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** @param {readonly (string | number)[]} cells */
function print(cells) {
  console.log(cells.map((cell, index) => (index === 0 ? String(cell).padEnd(24) : String(cell).padStart(9))).join(' '))
}

/** @param {string} name @param {Awaited<ReturnType<typeof measure>>} figures */
function row(name, { edits, hovers, completions, open, memory }) {
  const p95 = (/** @type {readonly number[]} */ times) => quantile(times, 0.95).toFixed(1)
  print([name, p95(Object.values(edits).flat()), ...Object.values(edits).map(p95), p95(hovers), p95(completions), open.toFixed(0), memory.toFixed(0)])
}

const asked = process.argv.includes('--rows') ? process.argv[process.argv.indexOf('--rows') + 1].split(',') : [...Object.keys(limits), 'preview']
if (!existsSync(server)) {
  console.error('dist/server.cjs is not there: run `npm run build` first')
  process.exit(2)
}
/** @type {string[]} */ const exceeded = []
/** @type {Record<string, number>} */ const editBySize = {}
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; milliseconds, p95; memory in MB\n`)
if (asked.some((size) => Number(size))) print(['', 'edit', 'digit', 'row in', 'row out', 'header', 'code', 'hover', 'complete', 'open', 'memory'])
for (const size of asked.filter(Number)) {
  const limit = limits[/** @type {keyof typeof limits} */ (Number(size))]
  for (const tables of [1, Number(size) / ROWS_OF_SMALL_TABLE]) {
    const figures = await measure(server, { rows: Number(size), tables }, limit.repeat)
    const name = `${Number(size).toLocaleString('en')} rows, ${tables} ${tables === 1 ? 'table' : 'tables'}`
    row(name, figures)
    const edit = quantile(Object.values(figures.edits).flat(), 0.95)
    if (tables === 1) editBySize[size] = edit
    const [hover, completion] = [quantile(figures.hovers, 0.95), quantile(figures.completions, 0.95)]
    judge(name, limit, { edit, hover, completion, open: figures.open, memory: figures.memory })
    const { stale, silent, left, findings, hoverAnswers, completionAnswers, completions } = figures
    if (findings > 0) wrong(limit, `${name}: ${findings} findings in a budget that has none`)
    if (stale > 0) wrong(limit, `${name}: ${stale} stale publications`)
    if (silent > 0) wrong(limit, `${name}: ${silent} edits that nothing was said about`)
    if (left > 0) wrong(limit, `${name}: ${left} edits whose findings stayed after they were taken back`)
    if (hoverAnswers === 0) wrong(limit, `${name}: no hover had an answer`)
    if (completionAnswers < completions.length) wrong(limit, `${name}: ${completions.length - completionAnswers} completions offered nothing`)
  }
  print([
    `limit ${limit.binds ? '' : '(printed only)'}`,
    limit.edit,
    '',
    '',
    '',
    '',
    '',
    limit.hover,
    limit.completion,
    limit.open,
    Number.isFinite(limit.memory) ? limit.memory : '',
  ])
}
if (editBySize[1000] && editBySize[100000])
  console.log(`\nAn edit at 100,000 rows costs ${(editBySize[100000] / editBySize[1000]).toFixed(1)} times one at 1,000 (at most 5).`)
if (asked.includes('preview')) await benchPreview()
for (const text of exceeded) console.log(text)
process.exit(exceeded.some((text) => text.startsWith('FAIL')) ? 1 : 0)

/** An edit's findings may wait for one slice of a preview's work (server/preview.ts), as they may for anything else. */
async function benchPreview() {
  const limit = { preview: 300, slice: 5, share: 1.1 }
  console.log(`\nWith a preview open, a key every 60 ms; median / p95`)
  print(['', 'edit', 'with it', 'preview', 'kB sent'])
  for (const [name, binds, figures] of /** @type {const} */ ([
    ['2024 example', true, await previewOfExample(server)],
    ['100,000 rows', false, await previewOfRows(server, 100000)],
  ])) {
    const [closed, open, preview] = [quantile(figures.closed, 0.95), quantile(figures.open, 0.95), quantile(figures.preview, 0.95)]
    const both = (/** @type {readonly number[]} */ times) => `${quantile(times, 0.5).toFixed(1)}/${quantile(times, 0.95).toFixed(1)}`
    print([name, both(figures.closed), both(figures.open), both(figures.preview), (quantile(figures.sent, 0.5) / 1000).toFixed(1)])
    if (preview > limit.preview) wrong({ binds }, `${name}: preview ${preview.toFixed(1)}, limit ${limit.preview}`)
    if (open > closed * limit.share + limit.slice)
      wrong({ binds }, `${name}: an edit with a preview open ${open.toFixed(1)}, without ${closed.toFixed(1)}`)
  }
}

/** @param {string} name @param {typeof limits[1000]} limit @param {{ edit: number, hover: number, completion: number, open: number, memory: number }} measured */
function judge(name, limit, measured) {
  for (const what of /** @type {const} */ (['edit', 'hover', 'completion', 'open', 'memory'])) {
    if (measured[what] > limit[what]) wrong(limit, `${name}: ${what} ${measured[what].toFixed(1)}, limit ${limit[what]}`)
  }
}

/** @param {{ binds: boolean }} limit @param {string} text */
function wrong(limit, text) {
  exceeded.push(`${limit.binds ? 'FAIL' : 'over'} ${text}`)
}
