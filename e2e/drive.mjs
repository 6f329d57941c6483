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

/** Of the list that is open. @param {Page} page @param {string} text */
export function pickEntry(page, text) {
  return answerInput(page, text, [text])
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

/**
 * Ticks exactly these entries of a picker that allows several, and confirms. It is drawn first, and what was chosen last time is ticked after that.
 * @param {Page} page @param {readonly string[]} endings
 */
export async function pickEntries(page, endings) {
  const rows = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row')
  const ticked = async () => {
    const boxes = await rows.locator('input[type="checkbox"], .monaco-checkbox').evaluateAll((all) => all.map((box) => box.ariaChecked === 'true'))
    const texts = await rows.allTextContents()
    return texts.map((text, index) => ({ text, isTicked: boxes[index], isWanted: endings.some((ending) => text.includes(ending)) }))
  }
  await until('the entries, with one ticked', async () => (await ticked()).some(({ isTicked }) => isTicked))
  for (const { text, isTicked, isWanted } of await ticked()) if (isTicked !== isWanted) await rows.filter({ hasText: text }).click()
  await until('the right ticks', async () => (await ticked()).every(({ isTicked, isWanted }) => isTicked === isWanted))
  await page.keyboard.press('Enter')
}

/** The dialog for folders where the files are on another machine: the path of an empty folder is typed. @param {Page} page @param {string} folder */
export async function chooseFolder(page, folder) {
  const input = page.locator('.quick-input-widget:visible .quick-input-box input').first()
  const rows = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row')
  // It fills in where it starts by itself, and only then lists that folder: what is typed before would be mixed with it.
  const listed = async () => (await rows.allInnerTexts()).map((text) => text.trim())
  await until('the dialog to list where it starts', async () => (await listed())[0] === '..')
  await input.fill(`${folder}/`)
  await until(
    'the dialog to list nothing but the way up',
    async () => (await listed()).join() === '..' && (await input.inputValue()) === `${folder}/`,
  )
  // An answer that it gets while it is busy, which cannot be seen, it drops. The button can be pressed again; keys would go to the editor.
  const button = page.locator('.quick-input-widget:visible .quick-input-action .monaco-button').first()
  await until('the dialog to take it', async () => {
    await button.click({ timeout: 1000 }).catch(() => undefined)
    return !(await input.isVisible())
  })
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

/** Selects the first place of a text in the file; the status bar tells that it is. @param {Page} page @param {string} text */
export async function findInEditor(page, text) {
  const selected = page.locator('#status\\.editor\\.selection', { hasText: new RegExp(`\\(\\D*${text.length}\\D*\\)`) })
  await until(`${text} to be selected`, async () => {
    await searchFromTop(page, text)
    return selected.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    )
  })
  await until(`the editor to show ${text}`, () => placeOf(page, text).then((place) => place !== undefined))
}

/** @param {Page} page @param {string} text */
async function searchFromTop(page, text) {
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+F')
  const widget = page.locator('.find-widget.visible')
  const input = widget.locator('textarea').first()
  const count = widget.locator('.matchesCount')
  // Each change selects the next place from the cursor on; the same text again would be none, and the old count says nothing of the new.
  await input.fill('')
  await until('nothing to be found', async () => !/\d/.test(await count.innerText()))
  await input.fill(text)
  await until(`${text} to be found`, async () => /\d+\D+\d+/.test(await count.innerText()))
  await page.keyboard.press('Escape')
  await widget.waitFor({ state: 'hidden' })
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

/** Where a text stays: names and lenses are drawn when the server has answered, and push the lines about. @param {Page} page @param {string} text */
export function restingPlaceOf(page, text) {
  const steady = 5
  /** @type {string[]} */ const seen = []
  return until(`${text} at rest in the editor`, async () => {
    const place = await placeOf(page, text)
    seen.push(JSON.stringify(place))
    return new Set(seen.slice(-steady)).size === 1 && seen.length >= steady ? place : undefined
  })
}

/**
 * Rests the mouse on a text until what appears has all that is wanted: diagnostics come at once, the server's answer a little later, into the same
 * window. Figures are compared without commas.
 * @param {Page} page @param {string} text @param {readonly string[]} wanted
 */
export async function hoverOver(page, text, wanted) {
  const hover = page.locator('.monaco-hover:visible').first()
  let said = ''
  for (let turn = 0; turn < 3; turn++) {
    const place = await restingPlaceOf(page, text)
    await page.mouse.move(place.x - 3, place.y)
    await page.mouse.move(place.x, place.y, { steps: 4 })
    const isTold = async () => {
      said = (await hover.isVisible()) ? (await hover.innerText()).replaceAll('\u00a0', ' ').replaceAll(',', '') : ''
      return wanted.every((each) => said.includes(each))
    }
    if (await until('the hover', isTold, 10_000).catch(() => false)) return
    // A line that was pushed away meanwhile has taken the hover with it.
    await page.mouse.move(5, 5)
  }
  throw new Error(`the hover of ${text} lacks some of ${wanted.join(', ')}: ${said || 'none appeared'}`)
}

/** Puts the cursor on a text, opens the light bulb's menu and gives its entries. @param {Page} page @param {string} text */
export async function openQuickFixes(page, text) {
  const place = await restingPlaceOf(page, text)
  await page.mouse.click(place.x, place.y)
  const rows = page.locator('.action-widget .monaco-list-row.action')
  await pressUntil(page, 'Control+.', rows.first())
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

/** As another program would: what was copied lies on the clipboard in several forms, by their types. @param {Page} page @param {Record<string, string>} forms */
export async function copy(page, forms) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((given) => {
    const blobs = Object.entries(given).map(([type, content]) => [type, new Blob([content], { type })])
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
  }, forms)
}

/** What the list of suggestions shows, the chosen one first. @param {Page} page */
export async function suggestions(page) {
  const rows = page.locator('.suggest-widget.visible .monaco-list-row')
  await rows.first().waitFor()
  return (await rows.allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '))
}

/** What is said beside the list of the chosen suggestion. @param {Page} page */
export async function suggestionDetails(page) {
  const details = page.locator('.suggest-details-container:visible')
  await pressUntil(page, 'Control+Space', details)
  return details.innerText()
}

/**
 * Presses a key till what it opens is there. An answer of the server that comes just then draws the lines anew, which closes menus, or makes the key
 * mean something else.
 * @param {Page} page @param {string} key @param {import('playwright-core').Locator} opened
 */
async function pressUntil(page, key, opened) {
  await until(`${key} to open it`, async () => {
    if (await opened.isVisible()) return true
    await page.keyboard.press(key)
    return opened.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    )
  })
}

/** What stands above the tables in sight, once the server has looked at them. @param {Page} page */
export async function verdicts(page) {
  const lenses = page.locator('.editor-instance .codelens-decoration')
  await lenses
    .filter({ hasText: /\d+ (行|rows?)/ })
    .first()
    .waitFor()
  return lenses.allInnerTexts()
}

/** What the editor shows of its lines, top to bottom. @param {Page} page */
export async function visibleText(page) {
  const lines = await page.locator('.editor-instance .view-line').allInnerTexts()
  return lines.join('\n').replaceAll('\u00a0', ' ')
}

/** The frame that shows a text, of a web view too, which is a frame in a frame. @param {Page} page @param {string} text */
export async function frameWith(page, text) {
  for (const frame of page.frames()) {
    const shown = await frame.evaluate(() => document.body?.innerText ?? '').catch(() => '')
    if (shown.includes(text)) return frame
  }
  return undefined
}

/** @param {Page} page @param {string} name */
export function picture(page, name) {
  mkdirSync(shots, { recursive: true })
  return page.screenshot({ path: join(shots, `${name}.png`) })
}
