/**
 * The preview's part of `npm run bench`: from an edit to the preview that shows it, and whether findings come as soon with a preview open as without.
 * Both are measured in one server by turns, since a machine is not the same from one minute to the next.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { budgetLines, formatText } from './budget-text.mjs'
import { startClient } from './client.mjs'

const example = join(import.meta.dirname, '../../examples/xicheng-2024/预算.budget')

/** @typedef {{ uri: string, version: number | null, preview: { fragments: { html?: string }[] } | null }} Update */
/** @typedef {{ closed: number[], open: number[], preview: number[], sent: number[] }} Figures */

/** Edits there and back at amounts spread over the budget. */
const BLOCKS = 6
const EDITS_IN_BLOCK = 24

/** A fast typist's next key. Sooner it would put an end to most previews, and their work would not be felt. */
const NEXT_KEY = 60

/** @param {string} server */
export async function previewOfExample(server) {
  const text = readFileSync(example, 'utf8')
  return measurePreview(server, { '预算.budget': text })
}

/** @param {string} server @param {number} rows */
export async function previewOfRows(server, rows) {
  const shape = { rows, tables: 1 }
  return measurePreview(server, { '预算.budget': budgetLines(shape).lines.join('\n'), '测速.budget': formatText(shape) })
}

/** @param {string} server @param {Record<string, string>} files @returns {Promise<Figures>} */
async function measurePreview(server, files) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-bench-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const client = await startClient(server, pathToFileURL(folder).href)
    const figures = await type(client, pathToFileURL(join(folder, '预算.budget')).href, files['预算.budget'] ?? '')
    await client.stop()
    return figures
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @param {Awaited<ReturnType<typeof startClient>>} client @param {string} uri @param {string} text @returns {Promise<Figures>} */
async function type({ connection, publication }, uri, text) {
  const previews = listen(connection)
  const places = amountsIn(text)
  /** @type {Figures} */ const figures = { closed: [], open: [], preview: [], sent: [] }
  let version = 1
  const opened = publication(uri, version)
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'budget', version, text } })
  await opened
  for (let edit = 0; edit < 2 * BLOCKS * EDITS_IN_BLOCK; edit++) {
    const isOpen = Math.floor(edit / EDITS_IN_BLOCK) % 2 === 1
    if (edit % EDITS_IN_BLOCK === 0) {
      await connection.sendNotification(isOpen ? 'gouji/preview/open' : 'gouji/preview/close', { uri })
      if (isOpen) await previews.of(version)
    }
    version++
    // The same edits with and without, since one figure is not found wrong as fast as another.
    const place = Math.floor(edit / EDITS_IN_BLOCK / 2) * EDITS_IN_BLOCK + (edit % EDITS_IN_BLOCK)
    const change = places[(place >> 1) % places.length]?.[edit % 2]
    const found = publication(uri, version)
    const shown = isOpen ? previews.of(version) : undefined
    const started = performance.now()
    await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] })
    await found
    const time = performance.now() - started
    // The first of a block are warmed up by nothing that is measured.
    const counts = edit % EDITS_IN_BLOCK > 1
    if (counts) figures[isOpen ? 'open' : 'closed'].push(time)
    if (shown) {
      const { at, size } = await shown
      if (counts) figures.preview.push(at - started)
      if (counts) figures.sent.push(size)
    }
    // The next key comes while there is still something to do, or soon after.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, NEXT_KEY - (performance.now() - started))))
  }
  return figures
}

/** @param {Awaited<ReturnType<typeof startClient>>['connection']} connection */
function listen(connection) {
  /** @type {Map<number, { at: number, size: number }>} */ const come = new Map()
  /** @type {{ version: number, resolve: (one: { at: number, size: number }) => void } | undefined} */ let waiting
  connection.onNotification('gouji/preview/update', (/** @type {Update} */ { version, preview }) => {
    const one = { at: performance.now(), size: (preview?.fragments ?? []).reduce((sum, { html }) => sum + (html?.length ?? 0), 0) }
    come.set(version ?? 0, one)
    if (waiting && version === waiting.version) waiting.resolve(one)
  })
  return {
    /** @param {number} version @returns {Promise<{ at: number, size: number }>} */
    of: (version) =>
      new Promise((resolve) => {
        const one = come.get(version)
        if (one) resolve(one)
        else waiting = { version, resolve }
      }),
  }
}

/** The digit before the point of the first amount in each row, there and back. @param {string} text */
function amountsIn(text) {
  return text.split('\n').flatMap((line, index) => {
    const at = line.startsWith('|') ? line.search(/\d\.\d{2,}\s*\|/) : -1
    if (at < 0) return []
    const range = { start: { line: index, character: at }, end: { line: index, character: at + 1 } }
    const old = line[at] ?? ''
    return [
      [
        { range, text: String((Number(old) + 1) % 10) },
        { range, text: old },
      ],
    ]
  })
}
