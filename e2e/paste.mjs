/**
 * Pasting in the installed extension, with the browser's own clipboard: what a spreadsheet copies becomes rows or a table at once, the editor's button
 * beside it gives the plain text back, and the command asks first. Leaves pictures in shots/.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, until } from './checks.mjs'
import * as person from './drive.mjs'
import { root, scratch } from './setup.mjs'
import { installExtension, makeHome, openBrowser, startServer } from './workbench.mjs'

/** @typedef {import('playwright-core').Page} Page */

const head = '预算 2024\n部门 299 某局\n单位 299001 某局本级 行政\n格式 北京市西城区\n金额单位 万元\n\n'
const open = '表 表三\n| 支出功能分类科目 | 政府支出经济分类科目 | 部门支出经济分类科目 | 基本支出 |\n|---|---|---|---:|\n'

/** As Excel writes it, the heading 其中 merged over two columns. */
const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!-- .xl65 {mso-number-format:"\\@";} --></style></head><body>
<table border=0 cellpadding=0 cellspacing=0><!--StartFragment-->
 <tr><td rowspan=2 class=xl65>支出功能分类科目</td><td rowspan=2>政府支出经济分类科目</td><td rowspan=2>部门支出经济分类科目</td><td rowspan=2>基本支出</td><td colspan=2>其中</td></tr>
 <tr><td>事业单位经营支出</td><td>上缴上级支出</td></tr>
 <tr><td rowspan=2>2010301-行政运行</td><td rowspan=2>50101-工资奖金津补贴</td><td>30101-基本工资</td><td align=right>133.815600</td><td>&nbsp;</td><td>&nbsp;</td></tr>
 <tr><td>30102-津贴补贴</td><td align=right>1,364.662000</td><td></td><td></td></tr>
<!--EndFragment--></table></body></html>`
const text =
  '支出功能分类科目\t政府支出经济分类科目\t部门支出经济分类科目\t基本支出\r\n2010301-行政运行\t50101-工资奖金津补贴\t30101-基本工资\t133.815600\r\n2010301-行政运行\t50101-工资奖金津补贴\t30102-津贴补贴\t1,364.662000\r\n'

/** @param {string} vsix */
export async function tryPaste(vsix) {
  const workspace = join(scratch, 'paste-workspace')
  mkdirSync(workspace, { recursive: true })
  for (const [name, content] of Object.entries({ '空.budget': head, '行.budget': head + open, '文.budget': head + open }))
    writeFileSync(join(workspace, name), content)
  const home = makeHome()
  await installExtension(home, vsix)
  const server = await startServer(home)
  const browser = await openBrowser()
  try {
    await browser.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await walk(browser.page, server.port, workspace)
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** @param {Page} page @param {number} port @param {string} workspace */
async function walk(page, port, workspace) {
  /** @param {string} name @param {() => Promise<void>} body */
  const step = (name, body) =>
    check(`paste: ${name}`, () =>
      body().catch(async (problem) => {
        await person.picture(page, `failed-paste-${name.replace(/[^\p{L}\p{N}]+/gu, '-')}`)
        throw problem
      }),
    )
  if (!(await step('a budget is open, and its table is known', () => openBudget(page, port, workspace)))) return
  await step('what Excel copied becomes a table', () => asTable(page))
  await step('the button beside it gives the text as it is', () => asText(page))
  await step('in an open table it becomes rows under the header', () => asRows(page))
  await step('the command asks what it shall become', () => byCommand(page))
  await step('a row pasted as text is drawn straight', () => drawnStraight(page))
}

/** Before the server has looked at a budget the editor pastes what it always pastes. @param {Page} page @param {number} port @param {string} workspace */
async function openBudget(page, port, workspace) {
  await person.openWorkspace(page, port, workspace)
  await person.openFile(page, '行.budget')
  await page.locator('.codelens-decoration').first().waitFor()
}

/** @param {Page} page @param {string} name */
async function goToEnd(page, name) {
  await person.openFile(page, name)
  await page.locator('.editor-instance .view-line').last().click()
  await page.keyboard.press('Control+End')
}

/** @param {Page} page @param {Record<string, string>} flavours */
function copy(page, flavours) {
  return page.evaluate(async (given) => {
    const blobs = Object.entries(given).map(([type, content]) => [type, new Blob([content], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
  }, flavours)
}

/** @param {Page} page @param {RegExp} wanted */
function shows(page, wanted) {
  return until(`the editor to show ${wanted}`, async () => wanted.test(await person.visibleText(page)))
}

/** @param {Page} page */
async function asTable(page) {
  await goToEnd(page, '空.budget')
  await copy(page, { 'text/html': html, 'text/plain': text })
  await page.keyboard.press('Control+V')
  await shows(page, /\| 2010301-行政运行 +\| 50101-工资奖金津补贴 +\| 30102-津贴补贴 +\| +1,364\.662000 \|/)
  await shows(page, /其中\.上缴上级支出/)
  await person.picture(page, 'pasted-table')
}

/** @param {Page} page */
async function asText(page) {
  await page.locator('.post-edit-widget').first().waitFor()
  await page.keyboard.press('Control+.')
  const rows = page.locator('.action-widget .monaco-list-row.action')
  await rows.first().waitFor()
  const titles = await rows.allInnerTexts()
  assert.ok(
    titles.some((title) => title.includes('粘贴为新表')),
    titles.join(' / '),
  )
  await person.picture(page, 'paste-choices')
  await rows
    .filter({ hasText: /文本|Text/ })
    .first()
    .click()
  await until('the table to be gone', async () => !/上缴上级支出/.test(await person.visibleText(page)))
}

/** @param {Page} page */
async function asRows(page) {
  await goToEnd(page, '行.budget')
  // A new line in a table begins with a bar, which gives way.
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await copy(page, { 'text/html': html, 'text/plain': text })
  await page.keyboard.press('Control+V')
  await shows(page, /\| 2010301-行政运行 +\| 50101-工资奖金津补贴 +\| 30102-津贴补贴 +\| +1,364\.662000 \|/)
  const shown = await person.visibleText(page)
  assert.equal(shown.match(/支出功能分类科目/g)?.length, 1, shown)
  assert.doesNotMatch(shown, /^\s*\|\s*$/m)
}

/** @param {Page} page */
async function byCommand(page) {
  await goToEnd(page, '文.budget')
  await copy(page, { 'text/plain': text })
  const strings = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'))
  await person.runCommand(page, `${strings['command.category']}: ${strings['command.pasteTable']}`)
  const rows = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row')
  await rows.filter({ hasText: '的行' }).first().click()
  await shows(page, /\| 2010301-行政运行 +\| 50101-工资奖金津补贴 +\| 30101-基本工资 +\| +133\.815600 \|/)
}

/** @param {Page} page */
async function drawnStraight(page) {
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Home')
  await copy(page, { 'text/plain': '|2080505|50102|30108|122.337376|' })
  await page.keyboard.press('Control+V')
  await shows(page, /\| 2080505 +\| 50102 +\| 30108 +\| +122\.337376 \|/)
}
