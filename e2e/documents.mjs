/**
 * The Word documents of the published budgets, read by another program: the command line writes them, LibreOffice turns each into a page and into PDF.
 * The page must hold every cell of every table; the PDF every table on its pages, with its amounts, as the publication and as the department has them.
 */
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { publishFile, writers } from '../publish/index.ts'
import { check } from './checks.mjs'
import { comparePages } from './document-pages.mjs'
import { compareTables } from './document-tables.mjs'
import { runProgram } from './processes.mjs'
import { node, programs, root, scratch } from './setup.mjs'

/** @typedef {import('../publish/index.ts').Publication} Publication */
/** @typedef {{ year: number, source: string, name: string, publication: Publication, file: import('../publish/index.ts').OutputFile }} Budget */

const folder = join(scratch, 'documents')
const sources = ['预算', '公开稿']

export async function readDocuments() {
  /** @type {Budget[]} */
  const budgets = []
  for (const year of years()) for (const source of sources) budgets.push(await budgetOf(year, source))
  for (const budget of budgets) await check(`documents: ${budget.name} is built`, () => build(budget))
  const names = budgets.map(({ name }) => `${name}.docx`).filter((name) => existsSync(join(folder, name)))
  const isRead = await check('documents: LibreOffice reads and prints them', async () => {
    for (const to of ['html:HTML (StarWriter)', 'pdf']) await convert(names, to)
    assert.equal(readdirSync(folder).filter((name) => /\.(html|pdf)$/.test(name)).length, 2 * budgets.length)
  })
  if (!isRead) return
  for (const { year, source, name, publication } of budgets) {
    await compareTables(name, publication, readFileSync(join(folder, `${name}.html`), 'utf8'))
    await comparePages({ year, isSource: source === sources[0], name, publication, pdf: join(folder, `${name}.pdf`) })
  }
}

/** Each year whose tables were transcribed. */
function years() {
  return readdirSync(join(root, 'test/fixtures/disclosures')).map((name) => Number.parseInt(name, 10))
}

/** What the source code makes here of a budget. @param {number} year @param {string} source @param {'zh' | 'en'} [language] @returns {Promise<Budget>} */
export async function budgetOf(year, source, language = 'zh') {
  const uri = pathToFileURL(join(root, `examples/xicheng-${year}/${source}.budget`)).href
  /** @type {import('../core/index.ts').Host} */
  const host = {
    readFile: async (/** @type {string} */ address) =>
      existsSync(new URL(address)) ? { text: readFileSync(new URL(address), 'utf8') } : { problem: 'missing' },
    listFiles: async () => [],
  }
  // The build makes this module, and may not have run when this file is loaded.
  const { catalogs, formats } = await import('../build/embedded.ts')
  const { publication } = await publishFile(host, uri, { language, data: { catalogs, formats }, checks: false, draft: true })
  assert.ok(publication, `${uri} gives no publication`)
  const [file] = await writers.docx(publication)
  assert.ok(file)
  return { year, source, name: `${year}-${source}`, publication, file }
}

/** By the bundle that ships, in another process; its bytes must be those that the source code gives here. @param {Budget} budget */
async function build({ year, source, name, publication, file }) {
  const out = join(folder, name)
  mkdirSync(out, { recursive: true })
  const budget = join(root, `examples/xicheng-${year}/${source}.budget`)
  const limits = { cwd: root, env: { ...process.env, LANG: 'zh_CN.UTF-8' } }
  await runProgram(node, [join(root, 'dist/cli.js'), 'build', budget, '--to', 'docx', '--out', out, '--draft'], limits).catch((problem) => {
    // A draft is written and the errors are told by the exit code.
    if (!publication.draft || readdirSync(out).length === 0) throw problem
  })
  const [written] = readdirSync(out)
  assert.equal(written, file.name)
  assert.ok(readFileSync(join(out, written ?? '')).equals(file.bytes), 'the command line writes other bytes than the source code')
  copyFileSync(join(out, written ?? ''), join(folder, `${name}.docx`))
}

/** With a profile of its own, so that a running office is not asked instead. @param {readonly string[]} names @param {string} to */
function convert(names, to) {
  const profile = `-env:UserInstallation=file://${join(scratch, 'office')}`
  const paths = names.map((name) => join(folder, name))
  return runProgram(/** @type {string} */ (programs.libreoffice), [profile, '--headless', '--convert-to', to, '--outdir', folder, ...paths])
}
