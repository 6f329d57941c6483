/** The web page that the command line makes from a real budget, opened as a reader would: it asks for nothing, breaks no policy of its own, and is photographed for the documents. */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { check } from './checks.mjs'
import { runProgram } from './processes.mjs'
import { node, root, scratch, shots } from './setup.mjs'
import { openBrowser } from './workbench.mjs'

export async function openWebPage() {
  const folder = join(scratch, 'web-page')
  const isBuilt = await check('page: the command line builds it', async () => {
    await runProgram(node, [join(root, 'dist/cli.js'), 'build', 'examples/xicheng-2024/预算.budget', '--to', 'html', '--out', folder], { cwd: root })
    assert.equal(readdirSync(folder).length, 1)
  })
  if (!isBuilt) return
  await check('page: opens by itself, asks for nothing, and shows charts, prose and tables', async () => {
    const address = pathToFileURL(join(folder, readdirSync(folder)[0] ?? '')).href
    const browser = await openBrowser()
    const told = /** @type {string[]} */ ([])
    browser.page.on('request', (request) => request.url() === address || told.push(request.url()))
    browser.page.on('console', (message) => told.push(message.text()))
    browser.page.on('pageerror', (problem) => told.push(problem.message))
    try {
      await browser.page.goto(address)
      for (const part of ['figure', 'section.prose p', 'section.table table', 'nav a'])
        assert.ok((await browser.page.locator(part).count()) > 1, part)
      mkdirSync(shots, { recursive: true })
      await browser.page.screenshot({ path: join(shots, 'web-page.png') })
    } finally {
      await browser.close()
    }
    assert.deepEqual(told, [])
  })
}
