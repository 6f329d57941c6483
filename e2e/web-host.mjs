/**
 * The extension in the browser's own extension host: its web entry, the server in a worker, files only through the editor. The workbench takes such an
 * extension from an address, not from a remote folder, so dist/ is served beside it and named in the page's configuration.
 */
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { check, until } from './checks.mjs'
import * as person from './drive.mjs'
import { openPreview, previewFrame } from './preview.mjs'
import { root, scratch } from './setup.mjs'
import { generateWorkbook, isInOrder } from './tour.mjs'
import { runWebSuite, testsPath } from './web-suite.mjs'
import { makeHome, openBrowser, startServer } from './workbench.mjs'

const written = '540.054847'
const expected = '569.8562'

/** A page that we answered, and not the server, may otherwise not open the server's web socket. */
const flags = ['--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests']

/** @typedef {import('playwright-core').Page} Page */

export async function tryWebHost() {
  const workspace = join(scratch, 'web-workspace')
  cpSync(join(root, 'examples'), workspace, { recursive: true })
  const extension = await serveExtension()
  const server = await startServer(makeHome())
  /** @param {string | undefined} tests @param {(page: Page) => Promise<void>} body */
  const onPage = async (tests, body) => {
    const browser = await openBrowser(flags)
    try {
      await browser.page.route(/\/\?folder=/, (route) => answerWithExtension(route, server.port, extension.port, tests))
      await body(browser.page)
    } finally {
      await browser.close()
    }
  }
  try {
    await onPage(undefined, (page) => walk(page, server.port, workspace))
    await onPage(testsPath, (page) => runWebSuite(page, server.port))
  } finally {
    await server.stop()
    extension.close()
  }
}

/** @param {Page} page @param {number} port @param {string} workspace */
async function walk(page, port, workspace) {
  await check('web host: the wrong total is found', async () => {
    await person.openWorkspace(page, port, workspace)
    await person.openFile(page, 'xicheng-2024/公开稿.budget')
    await (await person.problems(page)).filter({ hasText: written }).first().waitFor({ timeout: 30_000 })
  })
  await check('web host: hovering it says what it should be', async () => {
    await person.goToProblem(page, written)
    await person.hoverOver(page, written, [expected])
  })
  await check("web host: a newcomer's budget finds its format through the editor's file system", async () => {
    await person.openFile(page, 'newcomer/预算.budget')
    await isInOrder(page)
  })
  await check('web host: the preview marks the wrong total', async () => {
    await person.openFile(page, 'xicheng-2024/公开稿.budget')
    await openPreview(page)
    const frame = await previewFrame(page)
    await frame.locator('td[data-found="error"]', { hasText: written }).waitFor({ state: 'attached' })
  })
  await check('web host: a budget is compared with that of last year', () => compareWithLastYear(page))
  await check('web host: the command writes the workbook', async () => {
    const folder = join(scratch, 'generated-in-browser')
    mkdirSync(folder)
    await generateWorkbook(page, folder)
  })
}

/** The first choice is what 上年 names; the page has no script, and is a frame in a frame. @param {Page} page */
async function compareWithLastYear(page) {
  await person.openFile(page, 'two-years/2026年预算.budget')
  await person.runCommand(page, 'Compare Two Budgets')
  const first = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row').first()
  await first.filter({ hasText: '2025年预算.budget' }).waitFor()
  await page.keyboard.press('Enter')
  const frame = await until('the page of changes', () => person.frameWith(page, '+38.89%'))
  assert.ok((await frame.locator('body').innerText()).includes('馆藏档案数字化与著录'))
}

/** @typedef {import('playwright-core').Route} Route */

/** The page as the server made it, with the extension named in its configuration; the server hands on what stands under /proxy/. @param {Route} route @param {number} port @param {number} extensionPort @param {string | undefined} tests */
async function answerWithExtension(route, port, extensionPort, tests) {
  const response = await route.fetch()
  const body = (await response.text()).replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_, before, settings) => {
    const configuration = JSON.parse(settings.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
    const address = (path = '') => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path: `/proxy/${extensionPort}${path}` })
    configuration.developmentOptions = { ...configuration.developmentOptions, extensions: [address()] }
    if (tests !== undefined) configuration.developmentOptions.extensionTestsPath = address(tests)
    return `${before}${JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  })
  await route.fulfill({ response, body })
}

/** What of the extension is asked for, and nothing above its folder. */
function serveExtension() {
  const types = /** @type {Record<string, string>} */ ({
    '.json': 'application/json',
    '.js': 'text/javascript',
    '.cjs': 'text/javascript',
    '.png': 'image/png',
    '.css': 'text/css',
    '.md': 'text/markdown',
    '.budget': 'text/plain',
  })
  const server = createServer((request, response) => {
    const path = join(root, normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)))
    const type = types[extname(path)]
    if (type === undefined || !existsSync(path)) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': type }).end(readFileSync(path))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port, close: () => server.close() }),
    )
  })
}
