/**
 * The preview's page by itself, in a browser, under the policy that the extension gives it: after any edits it is what a fresh page would be, and what
 * changed is all that was touched; markup that nobody escaped is still not run. The updates are a real server's, of a real budget.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { check, until } from './checks.mjs'
import { root, scratch } from './setup.mjs'
import { openBrowser } from './workbench.mjs'

const origin = 'http://preview.test'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ id: string, html?: string, base?: { file: number, line: number } }} Fragment */
/** @typedef {{ title: string, draft: boolean, language: 'zh' | 'en', files: string[], fragments: Fragment[] }} Content */
/** @typedef {{ uri: string, version: number, preview: Content }} Update */

export async function tryPreviewPage() {
  const browser = await openBrowser()
  try {
    await check('preview page: after each edit it is what a fresh page would be', () => staysTrue(browser.page))
    await check('preview page: an update for an earlier page is left alone', () => ignoresForeign(browser.page))
    await check('preview page: markup that nobody escaped is not run', () => runsNothing(browser.page))
  } finally {
    await browser.close()
  }
}

/** The page as the extension makes it. What it posts is kept in `posted`; the editor is a stand-in. @param {Page} page */
async function openPage(page) {
  const { previewShell } = await import(pathToFileURL(join(root, 'client/preview-shell.ts')).href)
  /** @type {string} */ const shell = previewShell({ title: '', source: origin, address: (/** @type {string} */ name) => `${origin}/${name}` })
  const script = 'posted = []; acquireVsCodeApi = () => ({ postMessage: (m) => posted.push(m), getState() {}, setState() {} })'
  const html = shell.replace(/<script (nonce="\w+")/, (found, nonce) => `<script ${nonce}>${script}</script>${found}`)
  await page.unroute('**/*')
  await page.route(`${origin}/**`, (route) => {
    const name = new URL(route.request().url()).pathname
    return name === '/' ? route.fulfill({ contentType: 'text/html', body: html }) : route.fulfill({ path: join(root, 'dist', name) })
  })
  await page.goto(origin)
  await until('the page to be ready', () => page.evaluate(() => Reflect.get(globalThis, 'posted').length > 0))
}

/** @param {Page} page @param {Content} preview @param {string} [uri] */
async function show(page, preview, uri = 'file:///a.budget') {
  await page.evaluate(
    (message) =>
      new Promise((resolve) => {
        window.addEventListener('message', () => setTimeout(resolve), { once: true })
        window.postMessage(message, window.origin)
      }),
    { type: 'update', uri, preview },
  )
}

/** Without what the page itself adds for a moment. @param {Page} page */
const drawn = (page) =>
  page.evaluate(() => ['bar', 'page'].map((id) => document.getElementById(id)?.innerHTML.replaceAll(/ data-(changed|here)=""/g, '')).join('\n'))

/** @param {Content[]} updates all updates so far @returns {Content} the last as it would be sent whole */
function whole(updates) {
  const last = /** @type {Content} */ (updates.at(-1))
  /** @type {Map<string, string>} */ const html = new Map()
  for (const { fragments } of updates) for (const fragment of fragments) if (fragment.html !== undefined) html.set(fragment.id, fragment.html)
  return { ...last, fragments: last.fragments.map((fragment) => ({ ...fragment, html: html.get(fragment.id) ?? '' })) }
}

/** @param {Page} page */
async function staysTrue(page) {
  const updates = await editsOf(join(root, 'examples/xicheng-2024/预算.budget'))
  assert.ok(updates.length > 20)
  await openPage(page)
  /** @type {string[]} */ const patched = []
  let kept = 0
  for (const [index, update] of updates.entries()) {
    await page.evaluate(() => document.querySelectorAll('#page td').forEach((cell) => void Reflect.set(cell, 'old', true)))
    await show(page, update)
    patched.push(await drawn(page))
    const share = await page.evaluate(() => {
      const cells = [...document.querySelectorAll('#page td')]
      return cells.filter((cell) => Reflect.get(cell, 'old')).length / cells.length
    })
    if (index > 0 && share > 0.8) kept++
  }
  // An edit of a row or a figure leaves nearly all cells in their places; a table that comes or goes takes its own along.
  assert.ok(kept > updates.length * 0.8, `only ${kept} of ${updates.length} edits left the page standing`)
  for (const index of patched.keys()) {
    await openPage(page)
    await show(page, whole(updates.slice(0, index + 1)))
    assert.equal(patched[index], await drawn(page), `after edit ${index}`)
  }
}

/** Figures, rows in and out, titles, a whole table away and back; the same in each run. @param {string} path @returns {Promise<Content[]>} */
async function editsOf(path) {
  const text = readFileSync(path, 'utf8')
  const lines = text.split('\n')
  const rows = lines.flatMap((line, index) => (/^\| .*\d\.\d/.test(line) ? [index] : []))
  const tables = lines.flatMap((line, index) => (line.startsWith('表 ') ? [index] : []))
  /** @type {{ from: number, to: number, text: string }[]} */ const edits = []
  for (let turn = 0; turn < 24; turn++) {
    const line = rows[(turn * 7) % rows.length] ?? 0
    const table = tables[turn % tables.length] ?? 0
    const end = tables[(turn % tables.length) + 1] ?? lines.length
    const kind = turn % 4
    if (kind === 0)
      edits.push(
        { from: line, to: line + 1, text: `${lines[line]?.replace(/\d\./, '7.')}\n` },
        { from: line, to: line + 1, text: `${lines[line]}\n` },
      )
    if (kind === 1) edits.push({ from: line, to: line, text: `${lines[line]}\n` }, { from: line, to: line + 1, text: '' })
    if (kind === 2) edits.push({ from: table, to: table + 1, text: `${lines[table]}改\n` }, { from: table, to: table + 1, text: `${lines[table]}\n` })
    if (kind === 3) edits.push({ from: table, to: end, text: '' }, { from: table, to: table, text: `${lines.slice(table, end).join('\n')}\n` })
  }
  const folder = mkdtempSync(join(scratch, 'page-'))
  const { startClient } = await import(pathToFileURL(join(root, 'test/latency/client.mjs')).href)
  const client = await startClient(join(root, 'dist/server.cjs'), pathToFileURL(folder).href)
  const uri = pathToFileURL(join(folder, 'a.budget')).href
  /** @type {Map<number, Content>} */ const come = new Map()
  client.connection.onNotification('gouji/preview/update', (/** @type {Update} */ { version, preview }) => come.set(version, preview))
  await client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'budget', version: 1, text } })
  await client.connection.sendNotification('gouji/preview/open', { uri })
  await until('the first preview', () => come.has(1))
  let version = 1
  for (const { from, to, text } of edits) {
    const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } }
    version++
    await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] })
    await until(`the preview of version ${version}`, () => come.has(version))
  }
  await client.stop()
  return [...come.values()]
}

/** @param {Page} page */
async function ignoresForeign(page) {
  await openPage(page)
  const content = { title: '甲', draft: false, language: /** @type {const} */ ('zh'), files: ['file:///a.budget'] }
  await show(page, { ...content, fragments: [{ id: 'title', html: '<h1>一</h1>' }] })
  await show(page, { ...content, fragments: [{ id: 'title' }, { id: 'table 表一' }] })
  assert.match(await drawn(page), /<h1>一<\/h1>/)
}

/** The server escapes everything; this is what would come if it forgot. @param {Page} page */
async function runsNothing(page) {
  await openPage(page)
  /** @type {string[]} */ const refused = []
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()))
  /** @type {string[]} */ const fetched = []
  page.on('response', (response) => fetched.push(response.url()))
  const html = [
    '<p id="x" onclick="attacked=1">甲</p>',
    '<img src="http://preview.test/none" onerror="attacked=1">',
    '<script>attacked=1</script><script src="http://preview.test/preview.js?attack"></script>',
    '<svg onload="attacked=1"><script>attacked=1</script></svg>',
    '<a href="javascript:attacked=1" id="a">乙</a>',
    '<iframe srcdoc="<script>parent.attacked=1</script>"></iframe><object data="http://preview.test/none"></object>',
    '<style>body { display: none }</style><form action="http://preview.test/none"><button id="b">丙</button></form>',
    '<base href="http://elsewhere.test/"><link rel="stylesheet" href="http://elsewhere.test/">',
  ].join('')
  const files = ['file:///a.budget']
  await show(page, { title: '甲', draft: false, language: 'zh', files, fragments: [{ id: 'title', html: `<header class="head">${html}</header>` }] })
  await page.evaluate(() => {
    for (const id of ['x', 'a', 'b']) document.getElementById(id)?.click()
  })
  await page.waitForTimeout(300)
  assert.equal(await page.evaluate(() => 'attacked' in globalThis), false)
  assert.equal(page.url(), `${origin}/`)
  assert.deepEqual(fetched, [])
  assert.ok(refused.length > 5, `the policy refused ${refused.length} things`)
}
