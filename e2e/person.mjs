/**
 * A newcomer's whole way, once in an English workbench and once in a Chinese one, each with the editor's own font and the extension's own settings: the
 * walkthrough and its budget, the wrong total mended, a code by initials, rows from a spreadsheet, the preview, the files. Leaves pictures in shots/.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from './checks.mjs'
import { chineseOptions, installChinese } from './chinese.mjs'
import * as person from './drive.mjs'
import { previewFrame } from './preview.mjs'
import { root, scratch } from './setup.mjs'
import { stepsOf } from './steps.mjs'
import { installExtension, makeHome, openBrowser, startServer } from './workbench.mjs'

/** What the budget's total says, and what its rows add up to. */
const wrong = '310.000000'
const right = '300.000000'

/** Of the walkthrough, by their ids. */
const steps = ['sample', 'fix', 'complete', 'paste', 'preview', 'generate']

/** @typedef {import('playwright-core').Page} Page */
/**
 * What a person reads in a language: of the manifest by its keys, and of what the server, the preview and the notifications say.
 * @typedef {{ name: string, texts: Record<string, string>, problem: RegExp, clean: string, written: string }} Language
 */

/** @param {string} path @returns {Record<string, string>} */
const textsOf = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** @type {readonly Language[]} */
const languages = [
  {
    name: 'English',
    texts: textsOf('package.nls.json'),
    problem: /is not the sum of its rows: should be 300\.000000/,
    clean: 'No errors',
    written: '2 files were written.',
  },
  {
    name: 'Chinese',
    texts: textsOf('package.nls.zh-cn.json'),
    problem: /不等于各行之和：应为 300\.000000/,
    clean: '没有错误',
    written: '已写出文件 2 个。',
  },
]

/** @param {string} vsix */
export async function followPeople(vsix) {
  for (const language of languages) await follow(vsix, language)
}

/** @param {string} vsix @param {Language} language */
async function follow(vsix, language) {
  const home = makeHome({ 'editor.fontFamily': undefined, 'gouji.language': undefined })
  const isChinese = language.name === 'Chinese'
  if (isChinese) await installChinese(home)
  await installExtension(home, vsix)
  const server = await startServer(home, { options: isChinese ? chineseOptions : [] })
  const browser = await openBrowser()
  try {
    await walk(browser.page, server.port, language)
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** @param {Page} page @param {number} port @param {Language} language */
async function walk(page, port, language) {
  const step = stepsOf(page, `person (${language.name})`)
  const folder = join(scratch, `person-${language.name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'notes.txt'), '')
  if (!(await step('the walkthrough opens a budget', () => openSample(page, port, folder, language)))) return
  await step('the wrong total is told, and mended by the quick fix', () => mendTotal(page, language))
  await step('a row is written, its code by initials', () => writeRow(page, language))
  await step('rows come from a spreadsheet', () => pasteRows(page, language))
  await step('the preview shows the page, in order again', () => preview(page, language))
  await step('the document and the workbook are written', () => generate(page, folder, language))
  await step('the walkthrough has ticked what was done', () => ticks(page, language))
}

/** @param {string} name @param {Language} language */
const pictureName = (name, language) => `person-${name}-${language.name.toLowerCase()}`

/** @param {Page} page @param {number} port @param {string} folder @param {Language} language */
async function openSample(page, port, folder, { texts, ...language }) {
  await person.openWorkspace(page, port, folder)
  await person.runCommand(page, 'Open Walkthrough...')
  await person.pickEntry(page, texts['walkthrough.title'] ?? '')
  for (const name of steps)
    await page
      .locator('.getting-started-step')
      .filter({ hasText: texts[`walkthrough.${name}.title`] ?? name })
      .waitFor()
  await until('the page beside the steps', () => person.frameWith(page, '一份预算就是一份文字'))
  await person.picture(page, pictureName('walkthrough', { texts, ...language }))
  const [, button = ''] = /\[(.+)\]\(command:/.exec(texts['walkthrough.sample.description'] ?? '') ?? []
  await page.locator('.getting-started-step.expanded .monaco-button', { hasText: button }).click()
  await until('the budget in the editor', async () => (await person.visibleText(page)).includes('预算 2024'))
}

/** @param {Page} page @param {Language} language */
async function mendTotal(page, language) {
  const row = (await person.problems(page)).filter({ hasText: wrong }).first()
  await row.waitFor()
  assert.match((await row.innerText()).replaceAll('\u00a0', ' '), language.problem)
  await person.goToProblem(page, wrong)
  const [first = ''] = await person.openQuickFixes(page, wrong)
  assert.ok(first.includes(right), first)
  await person.picture(page, pictureName('fix', language))
  await page.keyboard.press('Enter')
  await until('the right total', async () => (await person.visibleText(page)).includes(right))
  await until('the problem to go', async () => (await (await person.problems(page)).filter({ hasText: wrong }).count()) === 0)
  await page.keyboard.press('Control+J')
}

/** In the place of a row of 20: one of 12, so that eight are lacking. @param {Page} page @param {Language} language */
async function writeRow(page, language) {
  await person.findInEditor(page, '| 2070101          | 50201')
  await page.keyboard.press('Control+Shift+K')
  await person.findInEditor(page, '| 2070101          | 50101')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('xzyx', { delay: 60 })
  await until('行政运行 as the first suggestion', async () => /20\d+ 行政运行/.test((await person.suggestions(page))[0] ?? ''))
  await person.picture(page, pictureName('pinyin', language))
  await page.keyboard.press('Enter')
  await page.keyboard.type(' | 50201 | 30201 | 12 | 12 |', { delay: 30 })
  // Straightened, too: an edit that comes in the middle of what follows would call a paste off, as the editor does with all of them.
  await until('the row', async () => /\| 2070101-行政运行 \| 50201 +\| 30201 +\| +12 {5,}\| +12 {5,}\|/.test(await person.visibleText(page)))
  await until('the total to be wrong again', async () => (await page.locator('.editor-instance .squiggly-error').count()) > 0)
}

/** The other eight, of which the sheet has the columns in another order. As a spreadsheet gives them: markup, and text beside it. */
const sheet = [
  ['部门支出经济分类科目', '政府支出经济分类科目', '支出功能分类科目', '基本支出', '合计'],
  ['30202-印刷费', '50201-办公经费', '2070101-行政运行', '5.00', '5.00'],
  ['30207-邮电费', '50201-办公经费', '2070101-行政运行', '3.00', '3.00'],
]

/** @param {Page} page @param {Language} language */
async function pasteRows(page, language) {
  const row = (/** @type {readonly string[]} */ cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const html = `<table>${sheet.map(row).join('')}</table>`
  await person.copy(page, { 'text/html': html, 'text/plain': sheet.map((cells) => cells.join('\t')).join('\n') })
  await page.keyboard.press('Control+V')
  await until('the rows, in the order of the table', async () => {
    const text = await person.visibleText(page)
    return /\| 2070101-行政运行 +\| 50201-办公经费 +\| 30202-印刷费 +\| +5\.00 +\| +5\.00 +\|/.test(text) && text.includes('30207-邮电费')
  })
  await until('the total to be right', async () => (await page.locator('.editor-instance .squiggly-error').count()) === 0)
  await until('the table to be in order', async () => (await person.verdicts(page)).some((text) => /✓.* 6 (行|rows)/.test(text)))
  await person.picture(page, pictureName('paste', language))
}

/** @param {Page} page @param {Language} language */
async function preview(page, language) {
  const { 'command.category': category, 'command.preview': title } = language.texts
  await person.runCommand(page, `${category}: ${title}`)
  const frame = await previewFrame(page)
  assert.match(await frame.locator('h1').innerText(), /2024年部门预算/)
  await frame.locator('.clean', { hasText: language.clean }).waitFor()
  await person.picture(page, pictureName('preview', language))
}

/** @param {Page} page @param {string} folder @param {Language} language */
async function generate(page, folder, { texts, written }) {
  const target = join(folder, 'public')
  mkdirSync(target)
  await page.keyboard.press('Control+1')
  await person.runCommand(page, `${texts['command.category']}: ${texts['command.generate']}`)
  await person.pickEntries(page, ['.docx', '.xlsx'])
  await person.chooseFolder(page, target)
  await page.locator('.notification-toast', { hasText: written }).waitFor({ timeout: 30_000 })
  const endings = readdirSync(target).map((name) => name.slice(name.lastIndexOf('.')))
  assert.deepEqual(endings.sort(), ['.docx', '.xlsx'])
  assert.ok(!readdirSync(target).some((name) => /草稿|draft/.test(name)))
  await page.keyboard.press('Escape')
}

/** @param {Page} page @param {Language} language */
async function ticks(page, language) {
  const { texts } = language
  await page.locator('.tab', { hasText: /Welcome|欢迎/ }).click()
  for (const name of steps) {
    const row = page.locator('.getting-started-step', { hasText: texts[`walkthrough.${name}.title`] ?? name })
    await row.locator('.codicon-getting-started-step-checked').first().waitFor({ state: 'attached' })
  }
  await person.picture(page, pictureName('done', language))
}
