/** What a person does in the workbench: opens files, points at a word, reads a hover, takes a quick fix, answers a picker. It checks nothing. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { until } from './checks.mjs'
import { shots } from './setup.mjs'

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {number} port @param {string} folder */
export async function openWorkspace(page, port, folder) {
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURI(folder)}`)
  await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 30_000 })
}

/** Through quick open, by folder and name: files of one name are told apart by their folders. @param {Page} page @param {string} path */
export async function openFile(page, path) {
  const parts = path.split('/')
  await page.keyboard.press('Control+P')
  await answerInput(page, path, parts)
  for (const part of parts) await page.locator('.breadcrumbs-control', { hasText: part }).waitFor()
  await page.locator('.editor-instance .view-line').first().waitFor()
}

/** By its title in the command palette. @param {Page} page @param {string} title */
export async function runCommand(page, title) {
  await page.keyboard.press('F1')
  await answerInput(page, `>${title}`, [title])
}

/** Types into the quick input and takes the first entry, once it has all that is meant. @param {Page} page @param {string} text @param {readonly string[]} meant */
async function answerInput(page, text, meant) {
  const input = page.locator('.quick-input-widget:visible .quick-input-box input').first()
  await input.waitFor()
  await input.fill(text)
  const first = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row').first()
  await until(`${text} as the first entry`, async () => {
    const shown = (await first.isVisible()) ? await first.innerText() : ''
    return meant.every((part) => shown.includes(part))
  })
  await page.keyboard.press('Enter')
}

/** Ticks exactly these entries of a picker that allows several, and confirms. @param {Page} page @param {readonly string[]} endings */
export async function pickEntries(page, endings) {
  const rows = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row')
  await rows.first().waitFor()
  for (const row of await rows.all()) {
    const box = row.locator('input[type="checkbox"], .monaco-checkbox').first()
    const isTicked = (await row.getAttribute('aria-checked')) === 'true' || (await box.getAttribute('aria-checked')) === 'true'
    const text = (await row.textContent()) ?? ''
    if (isTicked !== endings.some((ending) => text.includes(ending))) await row.click()
  }
  await page.keyboard.press('Enter')
}

/** The dialog for folders where the files are on another machine: a path is typed. @param {Page} page @param {string} folder */
export async function chooseFolder(page, folder) {
  const input = page.locator('.quick-input-widget:visible .quick-input-box input').first()
  await input.waitFor()
  // It fills in where it starts by itself, and would overwrite what was typed before that.
  await until('the dialog to show where it starts', async () => (await input.inputValue()).startsWith('/'))
  await input.fill(`${folder}/`)
  await until('the dialog to take the path', async () => (await input.inputValue()) === `${folder}/`)
  await page.waitForTimeout(700)
  await page.keyboard.press('Enter')
}

/** The rows of the problems panel, which is opened if it is not. @param {Page} page */
export async function problems(page) {
  const panel = page.locator('.markers-panel')
  if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M')
  await panel.waitFor()
  return panel.locator('.monaco-list-row')
}

/** Goes where a problem is. @param {Page} page @param {string} text */
export async function goToProblem(page, text) {
  const row = (await problems(page)).filter({ hasText: text }).first()
  await row.waitFor()
  await row.dblclick()
  await until(`the editor to show ${text}`, () => placeOf(page, text).then((place) => place !== undefined))
}

/** From the top of the file on. @param {Page} page @param {string} text */
export async function findInEditor(page, text) {
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+F')
  await page.locator('.find-widget.visible textarea').first().fill(text)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await until(`the editor to show ${text}`, () => placeOf(page, text).then((place) => place !== undefined))
}

/** The middle of a text in the editor, in the page's pixels. A line is many spans, so the text is looked for in the line as a whole. @param {Page} page @param {string} text */
export function placeOf(page, text) {
  return page.evaluate((wanted) => {
    for (const line of document.querySelectorAll('.editor-instance .view-line')) {
      const nodes = []
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(/** @type {Text} */ (node))
      const offset = nodes
        .map((node) => node.data)
        .join('')
        .replaceAll('\u00a0', ' ')
        .indexOf(wanted)
      if (offset < 0) continue
      const range = document.createRange()
      let before = 0
      for (const node of nodes) {
        if (offset >= before && offset < before + node.length) range.setStart(node, offset - before)
        const end = offset + wanted.length
        if (end > before && end <= before + node.length) range.setEnd(node, end - before)
        before += node.length
      }
      const box = range.getBoundingClientRect()
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }
    return undefined
  }, text)
}

/** Rests the mouse on a text and reads what appears. @param {Page} page @param {string} text */
export async function hoverOver(page, text) {
  const place = await until(`${text} in the editor`, () => placeOf(page, text))
  await page.mouse.move(place.x - 3, place.y)
  await page.mouse.move(place.x, place.y, { steps: 4 })
  const hover = page.locator('.monaco-hover:visible .hover-contents, .monaco-hover:visible .hover-row')
  await hover.first().waitFor()
  // Diagnostics come at once, the server's answer a little later, into the same window.
  await page.waitForTimeout(600)
  return (await page.locator('.monaco-hover:visible').first().innerText()).replaceAll('\u00a0', ' ')
}

/** Puts the cursor on a text, opens the light bulb's menu and gives its entries. @param {Page} page @param {string} text */
export async function openQuickFixes(page, text) {
  const place = await until(`${text} in the editor`, () => placeOf(page, text))
  await page.mouse.click(place.x, place.y)
  await page.keyboard.press('Control+.')
  const rows = page.locator('.action-widget .monaco-list-row.action')
  await rows.first().waitFor()
  return rows.allInnerTexts()
}

/**
 * Writes as an input method does: what is typed stands in the line, underlined, changing with each key, until a word is chosen for it.
 * @param {Page} page @param {readonly string[]} typed @param {string} chosen
 */
export async function compose(page, typed, chosen) {
  const devtools = await page.context().newCDPSession(page)
  for (const text of typed) {
    await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await page.waitForTimeout(120)
  }
  await devtools.send('Input.insertText', { text: chosen })
  await devtools.detach()
}

/** What the list of suggestions shows, the chosen one first. @param {Page} page */
export async function suggestions(page) {
  const rows = page.locator('.suggest-widget.visible .monaco-list-row')
  await rows.first().waitFor()
  return (await rows.allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '))
}

/** What the editor shows of its lines, top to bottom. @param {Page} page */
export async function visibleText(page) {
  const lines = await page.locator('.editor-instance .view-line').allInnerTexts()
  return lines.join('\n').replaceAll('\u00a0', ' ')
}

/** @param {Page} page @param {string} name */
export async function picture(page, name) {
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`) })
}
