/**
 * What the editor draws beside a budget's text, as a person sees it: names behind the lines while the figures stay in their column, a verdict
 * above each table, the trace of a figure.
 */
import assert from 'node:assert/strict'
import { until } from './checks.mjs'
import * as person from './drive.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {(name: string, body: () => Promise<void>) => Promise<boolean>} Step */

/** @param {Page} page @param {Step} step */
export async function lookBesideTheText(page, step) {
  await step('names stand behind the lines, and figures in their column', () => namesBehindLines(page))
  await step('above a table stands how it balances', () => verdictAbove(page))
  await step('the status says how the budget stands', () => statusSays(page))
  await step('a total is traced to its rows', () => traceTotal(page))
}

/** Right edges are compared: with two rows that have hints of different lengths. @param {Page} page */
async function namesBehindLines(page) {
  await person.openFile(page, 'xicheng-2024/预算.budget')
  await person.findInEditor(page, '133.815600')
  await until('the name of a code', async () => (await person.visibleText(page)).includes('行政运行 · 工资奖金津补贴 · 基本工资'))
  const [one, other] = [await person.placeOf(page, '133.815600'), await person.placeOf(page, '364.662000')]
  assert.ok(one && other && Math.abs(one.x - other.x) < 1, JSON.stringify([one, other]))
}

/** @param {Page} page */
async function verdictAbove(page) {
  const lens = page.locator('.codelens-decoration', { hasText: '合计相符' })
  await lens.first().waitFor({ timeout: 20_000 })
  await person.picture(page, 'hints-and-lenses')
  await person.openFile(page, 'xicheng-2024/公开稿.budget')
  await person.findInEditor(page, '表 表十一')
  await page.locator('.codelens-decoration', { hasText: '29.801353' }).first().waitFor({ timeout: 20_000 })
}

/** Behind the braces beside the language's name. @param {Page} page */
async function statusSays(page) {
  await page.locator('#status\\.languageStatus').hover()
  const status = page.locator('.hover-language-status').first()
  await status.waitFor({ timeout: 10_000 })
  const text = await status.innerText()
  assert.match(text, /差 .*万元/)
  assert.match(text, /北京市西城区 2024/)
  await page.mouse.move(600, 400)
}

/** The trace is the editor's call hierarchy: its view shows what comes of a figure, or, turned round, what goes into it. @param {Page} page */
async function traceTotal(page) {
  await person.findInEditor(page, '540.054847')
  const place = await until('the total', () => person.placeOf(page, '540.054847'))
  await page.mouse.click(place.x, place.y)
  await page.keyboard.press('Shift+Alt+H')
  const view = page.locator('.sidebar')
  await until('the total in the view', async () => (await view.innerText()).includes('540.054847'))
  await view.locator('[aria-label*="Outgoing Calls"]').first().click()
  await until('its rows', async () => (await view.innerText()).includes('237.066200'))
  await person.picture(page, 'trace')
  await page.keyboard.press('Control+Shift+E')
}
