/**
 * A person's way through the installed extension: the wrong total of a published budget, its message, its fix, a code's name, and the tables written
 * by the command. Leaves pictures in shots/, and the workbook where libreoffice.mjs reads it.
 */
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookBesideTheText } from './beside-the-text.mjs'
import { check, until } from './checks.mjs'
import * as person from './drive.mjs'
import { root, scratch } from './setup.mjs'
import { stepsOf } from './steps.mjs'
import { installExtension, makeHome, openBrowser, startServer } from './workbench.mjs'

/** The published budget's one genuine error: what table 11 prints as its total, and what its rows add up to. */
const written = '540.054847'
const expected = '569.8562'

export const workspace = join(scratch, 'workspace')
export const generated = join(scratch, 'generated')

/** @typedef {import('playwright-core').Page} Page */

/** @param {string} vsix */
export async function takeTour(vsix) {
  cpSync(join(root, 'examples'), workspace, { recursive: true })
  mkdirSync(generated)
  const home = makeHome()
  const isInstalled = await check('workbench: the package installs', async () => {
    await installExtension(home, vsix)
    assert.ok(readdirSync(join(home, 'extensions')).some((name) => name.startsWith('gouji.')))
  })
  if (!isInstalled) return
  const server = await startServer(home)
  const browser = await openBrowser()
  try {
    await walk(browser.page, server.port)
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** @param {Page} page @param {number} port */
async function walk(page, port) {
  const step = stepsOf(page, 'workbench')
  if (!(await step('opens the examples', () => person.openWorkspace(page, port, workspace)))) return
  await step('a .budget file is a budget', () => languageIs(page))
  await step('the problems panel lists the wrong total', () => problemIsListed(page))
  await step('the wrong total is underlined', () => totalIsUnderlined(page))
  await step('hovering the total says what it should be', () => totalHover(page))
  await step('hovering a code says its name and path', () => codeHover(page))
  await lookBesideTheText(page, step)
  await step('the quick fix writes the right total, and the error is gone', () => fixTotal(page))
  await step("a newcomer's budget has no error", () => newcomerIsClean(page))
  await step('initials typed in a cell of codes offer the code', () => codeByInitials(page))
  await step('an input method that composes is not disturbed, and its word is looked for', () => codeByInputMethod(page))
  await step('the command writes the workbook', async () => {
    await generateWorkbook(page, generated)
    await person.picture(page, 'generated')
  })
}

/** @param {Page} page */
async function languageIs(page) {
  await person.openFile(page, 'xicheng-2024/公开稿.budget')
  await page.locator('#status\\.editor\\.mode', { hasText: /Departmental Budget|部门预算/ }).waitFor()
}

/** @param {Page} page */
async function problemIsListed(page) {
  const rows = await person.problems(page)
  const row = rows.filter({ hasText: written }).first()
  await row.waitFor({ timeout: 20_000 })
  const text = await row.innerText()
  assert.match(text, /gouji/)
  assert.match(text, /column-sum/)
  await person.picture(page, 'problems')
}

/** @param {Page} page */
async function totalIsUnderlined(page) {
  await person.goToProblem(page, written)
  // The editor draws a squiggle anew after every scroll and check, so that one look may meet it half drawn.
  await until(`a squiggle under ${written}`, async () => {
    const squiggles = await page
      .locator('.editor-instance .squiggly-error')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()))
    const place = await person.placeOf(page, written)
    return place && squiggles.some((box) => box.left <= place.x && place.x <= box.right && Math.abs((box.top + box.bottom) / 2 - place.y) < 20)
  })
}

/** @param {Page} page */
async function totalHover(page) {
  await person.hoverOver(page, written, [expected])
  await person.picture(page, 'wrong-total')
  await page.keyboard.press('Escape')
}

/** @param {Page} page */
async function codeHover(page) {
  await person.findInEditor(page, '2010301')
  // The item's own name, and those of the groups that it belongs to.
  await person.hoverOver(page, '2010301', ['行政运行', '一般公共服务支出'])
  await person.picture(page, 'hover-on-a-code')
  await page.keyboard.press('Escape')
}

/** @param {Page} page */
async function fixTotal(page) {
  await person.goToProblem(page, written)
  const fixes = await person.openQuickFixes(page, written)
  assert.ok(fixes.length > 0 && /\p{Script=Han}/u.test(fixes[0] ?? ''), `no fix with a Chinese title: ${fixes}`)
  await person.picture(page, 'quick-fix')
  await page.keyboard.press('Enter')
  await until('the right total in the editor', async () => (await person.visibleText(page)).includes(expected))
  await until('the problem to go', async () => (await (await person.problems(page)).filter({ hasText: written }).count()) === 0)
  await person.picture(page, 'fixed')
}

/** @param {Page} page */
async function newcomerIsClean(page) {
  await person.openFile(page, 'newcomer/预算.budget')
  await isInOrder(page)
  await person.picture(page, 'newcomer')
}

/** The budget in the editor, said of each table in sight, with nothing underlined. @param {Page} page */
export async function isInOrder(page) {
  const verdicts = await person.verdicts(page)
  assert.ok(verdicts.length > 0 && !verdicts.some((text) => text.includes('✗')), verdicts.join('\n'))
  assert.equal(await page.locator('.editor-instance .squiggly-error').count(), 0)
}

/** In a row of its own, below one of the table of expenditure. The panel is closed, so that there is room for the list. @param {Page} page */
async function codeByInitials(page) {
  await person.openFile(page, 'xicheng-2023/预算.budget')
  await page.keyboard.press('Control+J')
  await person.findInEditor(page, '| 2010301 ')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('xzyx', { delay: 80 })
  await until('行政运行 as the first suggestion', async () => (await person.suggestions(page))[0]?.includes('2010301 行政运行'))
  await until('its path beside it', async () => (await person.suggestionDetails(page)).includes('一般公共服务支出'))
  await person.picture(page, 'completion-pinyin')
  await page.keyboard.press('Enter')
  await until('the code in the cell', async () => (await person.visibleText(page)).includes('| 2010301-行政运行'))
  // A list that was sent away comes back with the next digit.
  await page.keyboard.type(' | 5', { delay: 80 })
  await page.keyboard.press('Escape')
  await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' })
  await page.keyboard.type('0')
  await until('codes that begin with 50', async () => (await person.suggestions(page)).every((text) => text.includes('50')))
}

/** The list is open when composing begins: the blank behind the bar calls it. @param {Page} page */
async function codeByInputMethod(page) {
  await page.keyboard.press('Escape')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('| ', { delay: 80 })
  await person.suggestions(page)
  await person.compose(page, ['j', "j'g", "ji'guan", "ji'guan'fu'wu"], '机关服务')
  await until('机关服务 of the group in use first', async () => (await person.suggestions(page))[0]?.includes('2010303 机关服务'))
  await page.keyboard.press('Enter')
  await until('the code in the cell', async () => (await person.visibleText(page)).includes('| 2010303-机关服务'))
  const text = await person.visibleText(page)
  assert.ok(!text.includes("ji'guan") && !text.includes('机关服务机关服务'), text)
}

/** By the command, its pickers answered, into a folder that is there and empty. @param {Page} page @param {string} folder */
export async function generateWorkbook(page, folder) {
  const strings = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'))
  await person.openFile(page, 'xicheng-2024/预算.budget')
  await person.runCommand(page, strings['command.generate'])
  await person.pickEntries(page, ['.xlsx'])
  await person.chooseFolder(page, folder)
  await until('a workbook', () => readdirSync(folder).find((name) => name.endsWith('.xlsx')), 30_000)
  await page.locator('.notification-toast', { hasText: '已写出文件 1 个' }).waitFor()
  await page.locator('.notification-toast', { hasText: '正在生成' }).waitFor({ state: 'detached' })
  await page.waitForTimeout(400)
}

/** The workbook that the tour left, if it got so far. */
export function workbookOfTour() {
  const name = existsSync(generated) ? readdirSync(generated).find((each) => each.endsWith('.xlsx')) : undefined
  return name === undefined ? undefined : join(generated, name)
}
