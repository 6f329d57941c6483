/** One measurement: a fresh server, one budget, edits of each kind there and back, hovers, completions. Gives figures; judges none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { budgetLines, formatText } from './budget-text.mjs'
import { startClient } from './client.mjs'

/** The same places in each run. @param {number} seed */
function random(seed) {
  let state = seed
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** @typedef {{ line: number, start: number, end: number, text: string, endLine?: number }} Edit */

/**
 * Each kind gives an edit and the one that takes it back.
 * @type {Record<string, (budget: ReturnType<typeof budgetLines>, pick: (below: number) => number) => [Edit, Edit]>}
 */
const kinds = {
  digit({ lines, rowLines }, pick) {
    const line = rowLines[pick(rowLines.length)]
    const at = lines[line].lastIndexOf('.') - 1
    const old = lines[line][at]
    const there = { line, start: at, end: at + 1, text: String((Number(old) + 1) % 10) }
    return [there, { ...there, text: old }]
  },
  'row in'({ rowLines }, pick) {
    const line = rowLines[pick(rowLines.length)]
    return [
      { line, start: 0, end: 0, text: '| 2010301 | 新增 | 3.00 | 1.00 | 2.00 |\n' },
      { line, start: 0, endLine: line + 1, end: 0, text: '' },
    ]
  },
  'row out'({ lines, rowLines }, pick) {
    const line = rowLines[pick(rowLines.length)]
    return [
      { line, start: 0, endLine: line + 1, end: 0, text: '' },
      { line, start: 0, end: 0, text: `${lines[line]}\n` },
    ]
  },
  header({ lines, headerLines }, pick) {
    const line = headerLines[pick(headerLines.length)]
    const start = lines[line].indexOf('项目支出')
    const there = { line, start, end: start + 4, text: '项目支岀' }
    return [there, { ...there, text: '项目支出' }]
  },
  code({ lines, rowLines }, pick) {
    const line = rowLines[pick(rowLines.length)]
    const old = lines[line].slice(2, 9)
    const there = { line, start: 2, end: 9, text: old === '2010301' ? '2010302' : '2010301' }
    return [there, { ...there, text: old }]
  },
}

/** What people type in a cell of codes, instead of the code that stands there. */
const typed = ['', '2', '20103', '2010301', 'xz', 'xzyx', 'xingzhengyunxing', '行政', '服务', 'qtzc']

/** The query in the code's cell, and the way back. @param {number} line @param {string} text @param {number} turn @returns {[Edit, Edit]} */
function asked(line, text, turn) {
  const query = typed[turn % typed.length]
  const there = { line, start: 2, end: 9, text: query }
  return [there, { line, start: 2, end: 2 + query.length, text: text.slice(2, 9) }]
}

/** @param {string} server @param {{ rows: number, tables: number }} shape @param {number} repeat */
export async function measure(server, shape, repeat) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-bench-'))
  try {
    const budget = budgetLines(shape)
    const text = budget.lines.join('\n')
    writeFileSync(join(folder, '测速.budget'), formatText(shape))
    writeFileSync(join(folder, '预算.budget'), text)
    const client = await startClient(server, pathToFileURL(folder).href)
    const figures = await drive(client, pathToFileURL(join(folder, '预算.budget')).href, budget, text, repeat)
    await client.stop()
    return figures
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @param {Awaited<ReturnType<typeof startClient>>} client @param {string} uri @param {ReturnType<typeof budgetLines>} budget @param {string} text @param {number} repeat */
async function drive(client, uri, budget, text, repeat) {
  const { connection, publication } = client
  let version = 1
  const opened = publication(uri, version)
  let started = performance.now()
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'budget', version, text } })
  const first = await opened
  const open = performance.now() - started

  /** @param {Edit} edit */
  const type = async ({ line, start, end, text: newText, endLine = line }) => {
    const range = { start: { line, character: start }, end: { line: endLine, character: end } }
    const answered = publication(uri, ++version)
    started = performance.now()
    await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text: newText }] })
    const { diagnostics } = await answered
    return { time: performance.now() - started, findings: diagnostics.length }
  }
  const pick = random(7)
  /** @type {Record<string, number[]>} */ const edits = {}
  let silent = 0
  let left = 0
  for (const [kind, make] of Object.entries(kinds)) {
    edits[kind] = []
    for (let turn = 0; turn < repeat; turn++) {
      const [there, back] = make(budget, pick)
      const one = await type(there)
      const other = await type(back)
      edits[kind].push(one.time, other.time)
      // An edit that changes nothing in the findings, or a return that leaves some, would be a fast answer and a wrong one.
      if (one.findings === first.diagnostics.length && kind !== 'code') silent++
      if (other.findings !== first.diagnostics.length) left++
    }
  }
  /** @type {number[]} */ const hovers = []
  let hoverAnswers = 0
  for (let turn = 0; turn < repeat * 4; turn++) {
    const line = budget.rowLines[pick(budget.rowLines.length)]
    const character = turn % 2 ? 4 : budget.lines[line].lastIndexOf('.')
    started = performance.now()
    const answer = await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character } })
    hovers.push(performance.now() - started)
    if (answer) hoverAnswers++
  }
  /** @type {number[]} */ const completions = []
  let completionAnswers = 0
  for (let turn = 0; turn < repeat * 4; turn++) {
    const line = budget.rowLines[pick(budget.rowLines.length)]
    const [there, back] = asked(line, budget.lines[line], turn)
    await type(there)
    const position = { line, character: there.start + there.text.length }
    started = performance.now()
    const answer = await connection.sendRequest('textDocument/completion', { textDocument: { uri }, position })
    completions.push(performance.now() - started)
    if (answer?.items.length > 0) completionAnswers++
    await type(back)
  }
  return {
    open,
    edits,
    hovers,
    hoverAnswers,
    completions,
    completionAnswers,
    silent,
    left,
    findings: first.diagnostics.length,
    stale: client.counts.stale,
    memory: client.memory(),
  }
}
