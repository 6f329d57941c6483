/**
 * The server as browsers run it: the shipped bundle in a web worker, without a disk and without Node. The page speaks the protocol with it by hand,
 * since what is tried is the worker, not a client: one budget opened, its diagnostics, a hover, and the workbook and the document made in the browser.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from './checks.mjs'
import { budgetOf } from './documents.mjs'
import { root } from './setup.mjs'
import { openBrowser } from './workbench.mjs'

const code = '2010301'
const expected = '569.8562'

/** @typedef {{ diagnostics: { code: string, message: string, severity: number }[], hover: unknown, built: { files: { name: string, base64: string }[], errors: number } }} Answers */

export async function tryWorker() {
  const text = readFileSync(join(root, 'examples/xicheng-2024/公开稿.budget'), 'utf8')
  /** @type {Answers | undefined} */
  let answers
  await check('worker: a session in the browser', async () => {
    answers = await converse(text)
  })
  if (answers === undefined) return
  const { diagnostics, hover, built } = answers
  await check('worker: diagnostics arrive', () => {
    const found = diagnostics.filter((each) => each.code === 'column-sum' && each.severity === 1)
    assert.equal(found.length, 1, JSON.stringify(diagnostics))
    assert.ok(found[0]?.message.replaceAll(',', '').includes(expected), found[0]?.message)
  })
  await check('worker: hover on a code', () => assert.match(JSON.stringify(hover), /行政运行/))
  const bytesOf = (/** @type {string} */ ending) => Buffer.from(built.files.find(({ name }) => name.endsWith(ending))?.base64 ?? '', 'base64')
  await check('worker: the workbook is made without a server', () => {
    assert.ok(built.errors > 0)
    assert.equal(bytesOf('.xlsx').subarray(0, 2).toString('latin1'), 'PK')
  })
  await check('worker: the document is made too, with the bytes that Node gives', async () => {
    const { file } = await budgetOf(2024, '公开稿', /（draft）/.test(built.files[0]?.name ?? '') ? 'en' : 'zh')
    const names = built.files.map(({ name }) => name)
    assert.ok(names.includes(file.name), names.join(', '))
    assert.ok(bytesOf('.docx').equals(file.bytes), 'other bytes')
  })
}

/** A page of an address of our own, so that the worker has an origin. @param {string} text @returns {Promise<Answers>} */
async function converse(text) {
  const browser = await openBrowser()
  try {
    await browser.page.route('http://gouji.test/**', (route) => {
      const isWorker = route.request().url().endsWith('.js')
      return isWorker
        ? route.fulfill({ path: join(root, 'dist/server.worker.js') })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
    })
    await browser.page.goto('http://gouji.test/')
    const lines = text.split('\n')
    const line = lines.findIndex((each) => each.includes(code))
    return await browser.page.evaluate(talk, { text, position: { line, character: (lines[line]?.indexOf(code) ?? 0) + 2 } })
  } finally {
    await browser.close()
  }
}

/**
 * Runs in the page, so it refers to nothing outside itself. The client's part of the protocol: requests are numbered, the publication of diagnostics
 * is waited for under a name, and the server's questions about files are answered with nothing.
 * @param {{ text: string, position: { line: number, character: number } }} given @returns {Promise<Answers>}
 */
async function talk({ text, position }) {
  const uri = 'memory:/workspace/budget.budget'
  const folder = { uri: 'memory:/workspace', name: 'workspace' }
  const worker = new Worker('/server.worker.js')
  /** @type {Map<number | string, { resolve: (result: any) => void, reject: (problem: Error) => void }>} */
  const waiting = new Map()
  const answerTo = (/** @type {number | string} */ id) => new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  const send = (/** @type {object} */ message) => worker.postMessage({ jsonrpc: '2.0', ...message })
  const fail = (/** @type {string} */ reason) => {
    for (const { reject } of waiting.values()) reject(new Error(reason))
  }
  let last = 0
  const ask = (/** @type {string} */ method, /** @type {object} */ params) => {
    last += 1
    send({ id: last, method, params })
    return answerTo(last)
  }
  const filesHere = /** @type {Record<string, unknown>} */ ({ 'gouji/listFiles': [], 'gouji/readFile': { problem: 'missing' } })
  worker.onerror = ({ message }) => fail(message)
  worker.onmessage = ({ data: { id, method, params, result, error } }) => {
    if (method === undefined && error) waiting.get(id)?.reject(new Error(error.message))
    else if (method === undefined) waiting.get(id)?.resolve(result)
    else if (id !== undefined) send({ id, result: filesHere[method] ?? null })
    else if (method === 'textDocument/publishDiagnostics' && params.uri === uri) waiting.get('published')?.resolve(params.diagnostics)
  }
  setTimeout(() => fail('no answer in 20 s'), 20_000)
  const diagnostics = answerTo('published')
  const options = { capabilities: {}, initializationOptions: { filesThroughClient: true } }
  await ask('initialize', { processId: null, rootUri: folder.uri, workspaceFolders: [folder], ...options })
  send({ method: 'initialized', params: {} })
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'budget', version: 1, text } } })
  const found = await diagnostics
  const hover = await ask('textDocument/hover', { textDocument: { uri }, position })
  return { diagnostics: found, hover, built: await ask('gouji/build', { uri, formats: ['xlsx', 'docx'] }) }
}
