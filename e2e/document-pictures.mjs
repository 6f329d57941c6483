#!/usr/bin/env node
/**
 * Pictures of the Word documents for the README: `node e2e/document-pictures.mjs` writes docs/images/document-*.png. LibreOffice prints the documents
 * with fonts of the kinds that they name (Noto's serif for 宋体, 仿宋 and 楷体, its sans for 黑体), a browser lays the pages side by side. Not a test.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { printedPages, tablePages } from './document-pages.mjs'
import { budgetOf } from './documents.mjs'
import { runProgram } from './processes.mjs'
import { programs, root, scratch } from './setup.mjs'
import { openBrowser } from './workbench.mjs'

const folder = join(scratch, 'pictures')
const fonts = { 宋体: 'Noto Serif CJK SC', 仿宋: 'Noto Serif CJK SC', 楷体: 'Noto Serif CJK SC', 黑体: 'Noto Sans CJK SC' }
const dotsPerInch = 76

/** What each picture shows: pages by their number, or by the name of the table that they begin with. */
const pictures = [
  { name: 'document-front', year: 2024, source: '预算', pages: [1, 2, 4], columns: 3 },
  { name: 'document-tables', year: 2024, source: '预算', pages: ['表六', '表十三'], columns: 1 },
  { name: 'document-draft', year: 2021, source: '公开稿', pages: ['表一', '表五'], columns: 2 },
]

function writeFontConfiguration() {
  const path = join(folder, 'fonts.conf')
  const aliases = Object.entries(fonts).map(
    ([family, other]) =>
      `<match><test name="family"><string>${family}</string></test><edit name="family" mode="assign" binding="strong"><string>${other}</string></edit></match>`,
  )
  writeFileSync(path, `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>${aliases.join('')}</fontconfig>`)
  return path
}

/** @param {string} configuration @param {number} year @param {string} source */
async function print(configuration, year, source) {
  const { publication, file } = await budgetOf(year, source)
  const path = join(folder, `${year}-${source}.docx`)
  writeFileSync(path, file.bytes)
  const profile = `-env:UserInstallation=file://${join(scratch, 'office')}`
  const options = { env: { ...process.env, FONTCONFIG_FILE: configuration } }
  await runProgram(/** @type {string} */ (programs.libreoffice), [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], options)
  return { publication, pdf: join(folder, `${year}-${source}.pdf`) }
}

/** @param {typeof pictures[number]} picture @param {string} configuration @param {import('playwright-core').Page} browserPage */
async function take({ name, year, source, pages, columns }, configuration, browserPage) {
  const { publication, pdf } = await print(configuration, year, source)
  const starts = new Map(tablePages(publication, await printedPages(pdf)).map(({ first }, index) => [publication.tables[index]?.name, first]))
  const images = []
  for (const page of pages) {
    const number = String(typeof page === 'number' ? page : starts.get(page))
    const image = join(folder, `${name}-${number}`)
    await runProgram(/** @type {string} */ (programs.pdftoppm), [
      '-png',
      '-singlefile',
      '-r',
      String(dotsPerInch),
      '-f',
      number,
      '-l',
      number,
      pdf,
      image,
    ])
    images.push(`<img src="${pathToFileURL(image).href}.png">`)
  }
  const style = `margin:0;padding:12px;width:max-content;background:#8a8f98;display:grid;grid-template-columns:repeat(${columns},max-content);gap:12px`
  const sheet = join(folder, `${name}.html`)
  writeFileSync(sheet, `<!doctype html><body style="${style}">${images.join('')}</body>`)
  await browserPage.goto(pathToFileURL(sheet).href)
  await browserPage.locator('body').screenshot({ path: join(root, 'docs/images', `${name}.png`) })
}

mkdirSync(folder)
const configuration = writeFontConfiguration()
const browser = await openBrowser()
try {
  for (const picture of pictures) await take(picture, configuration, browser.page)
} finally {
  await browser.close()
  rmSync(scratch, { recursive: true, force: true })
}
