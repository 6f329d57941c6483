#!/usr/bin/env node
/**
 * The end-to-end tests: the package in the real workbench, the suite in its extension host, workbook and documents through LibreOffice, Neovim as a foreign
 * client. Prints a line for each check and ends with `N passed, N failed`; exit 1 if any failed. `--docs` keeps the pictures for the documents;
 * names of parts (package, workbench, person, pixels, preview, paste, suite, worker, web-host, page, libreoffice, documents, neovim) run these alone.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { check, finish, record, skip } from './checks.mjs'
import { readDocuments } from './documents.mjs'
import { compareWorkbook } from './libreoffice.mjs'
import { askNeovim } from './neovim.mjs'
import { checkPackage } from './package.mjs'
import { openWebPage } from './page.mjs'
import { tryPaste } from './paste.mjs'
import { followPeople } from './person.mjs'
import { measureColumns } from './pixels.mjs'
import { tryPreview } from './preview.mjs'
import { tryPreviewPage } from './preview-page.mjs'
import { killAll } from './processes.mjs'
import { buildIfMissing, installPackages, programs, root, scratch, shots } from './setup.mjs'
import { runSuite } from './suite.mjs'
import { takeTour, workbookOfTour, workspace } from './tour.mjs'
import { tryWebHost } from './web-host.mjs'
import { tryWorker } from './worker.mjs'

/** Nothing here may outlive its use: whatever hangs is ended, and is a failure. */
const longest = 10 * 60 * 1000

/** The pictures that the documents show. */
const forDocuments = [
  'preview',
  'wrong-total',
  'quick-fix',
  'hover-on-a-code',
  'hints-and-lenses',
  'trace',
  'completion-pinyin',
  'problems',
  'generated',
  'workbook',
  'web-page',
  'person-walkthrough-chinese',
  'person-walkthrough-english',
  'person-paste-chinese',
  'person-paste-english',
]

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const isWanted = (/** @type {string} */ part) => named.length === 0 || named.includes(part)

async function runAll() {
  const hasBrowser = programs.chromium !== undefined
  await check('set-up: everything is bundled', buildIfMissing)
  const vsix = ['package', 'workbench', 'person', 'pixels', 'preview', 'paste'].some(isWanted) ? await checkPackage() : undefined
  const needsWorkbench = ['workbench', 'person', 'pixels', 'preview', 'paste', 'suite', 'worker', 'web-host'].some(isWanted)
  const isReady = needsWorkbench && hasBrowser && (await check('set-up: the workbench is installed', installPackages))
  if (needsWorkbench && !hasBrowser) skip('workbench, person, pixels, preview, paste, suite, worker and web-host', 'no chromium on PATH')
  if (isReady && isWanted('workbench') && vsix !== undefined) await takeTour(vsix)
  if (isReady && isWanted('person') && vsix !== undefined) await followPeople(vsix)
  if (isReady && isWanted('pixels') && vsix !== undefined) await measureColumns(vsix)
  if (isReady && isWanted('preview')) {
    if (vsix !== undefined) await tryPreview(vsix)
    await tryPreviewPage()
  }
  if (isReady && isWanted('paste') && vsix !== undefined) await tryPaste(vsix)
  if (isReady && isWanted('suite')) await runSuite()
  if (isReady && isWanted('worker')) await tryWorker()
  if (isReady && isWanted('web-host')) await tryWebHost()
  if (isWanted('page') && hasBrowser) await openWebPage()
  if (isWanted('page') && !hasBrowser) skip('page', 'no chromium on PATH')
  if (isWanted('libreoffice')) await readBack()
  if (isWanted('documents')) await readPapers()
  if (!isWanted('neovim')) return
  if (programs.neovim === undefined) skip('neovim', 'no nvim on PATH')
  else await askNeovim()
}

async function readBack() {
  const workbook = workbookOfTour()
  if (programs.libreoffice === undefined) skip('libreoffice', 'no soffice on PATH')
  else if (workbook === undefined) skip('libreoffice', 'the workbench generated no workbook')
  else await compareWorkbook(workbook, join(workspace, 'xicheng-2024/预算.budget'))
}

async function readPapers() {
  if (programs.libreoffice === undefined) skip('documents', 'no soffice on PATH')
  else if (programs.pdftotext === undefined) skip('documents', 'no pdftotext on PATH')
  else await readDocuments()
}

function keepPictures() {
  const target = join(root, 'docs/images')
  mkdirSync(target, { recursive: true })
  for (const name of forDocuments) {
    const picture = join(shots, `${name}.png`)
    if (existsSync(picture)) copyFileSync(picture, join(target, `${name}.png`))
  }
}

function leave() {
  killAll()
  rmSync(scratch, { recursive: true, force: true })
}

setTimeout(() => {
  record('the rest', `the tests took more than ${longest / 60_000} minutes`)
  finish()
  leave()
  process.exit(1)
}, longest).unref()
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(name, () => {
    leave()
    process.exit(130)
  })
}

rmSync(shots, { recursive: true, force: true })
await check('the tests ran to their end', runAll)
if (process.argv.includes('--docs')) keepPictures()
leave()
process.exit(finish())
