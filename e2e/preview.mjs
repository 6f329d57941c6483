/**
 * The preview beside the source, in the installed extension: wrong cells and what they say, clicks to the source and the cursor back, typing, themes,
 * a budget that is an attack, the window's reload. The page by itself is tried in preview-page.mjs. Leaves pictures in shots/.
 */
import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, until } from './checks.mjs'
import * as person from './drive.mjs'
import { root, scratch } from './setup.mjs'
import { installExtension, makeHome, openBrowser, startServer } from './workbench.mjs'

/** The published budget's one genuine error in a sum: what table 11 prints as its total, and what its rows add up to. */
const written = '540.054847'
const expected = '569.856200'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */

/** @param {string} vsix */
export async function tryPreview(vsix) {
  const workspace = join(scratch, 'preview-workspace')
  cpSync(join(root, 'examples'), workspace, { recursive: true })
  writeFileSync(join(workspace, '攻击.budget'), attack)
  const home = makeHome()
  await installExtension(home, vsix)
  const server = await startServer(home)
  const browser = await openBrowser()
  try {
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
    check(`preview: ${name}`, () =>
      body().catch(async (problem) => {
        await person.picture(page, `failed-preview-${name.replace(/[^\p{L}\p{N}]+/gu, '-')}`)
        throw problem
      }),
    )
  if (!(await step('the command opens it beside the source', () => openBeside(page, port, workspace)))) return
  await step('it follows to another budget, as a draft with what is wrong', () => followsToPublished(page))
  await step('the cursor in the source scrolls it to the cell, which says what is wrong', () => cursorScrolls(page))
  await step('the lens above a table shows that table', () => lensShows(page))
  await step('in the dark', () => inTheDark(page))
  await step('a click on a cell selects its source', () => clickSelects(page))
  await step('typing mends the cell, and nothing jumps', () => typingMends(page))
  await step('each key is seen in it', () => keysAreSeen(page))
  await step('nothing that a budget says is run', () => attackIsText(page))
  await step('it is there again after the window was loaded anew', () => survivesReload(page))
}

/** The frame in a frame that the extension writes into; another one after each reload. @param {Page} page @returns {Promise<Frame>} */
export function previewFrame(page) {
  return until(
    'the preview’s page',
    async () => {
      for (const frame of page.frames()) {
        const has = await frame.evaluate(() => document.querySelector('#page .head') !== null).catch(() => false)
        if (has) return frame
      }
      return undefined
    },
    30_000,
  )
}

/** By the command. @param {Page} page */
export async function openPreview(page) {
  const strings = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'))
  await person.runCommand(page, `${strings['command.category']}: ${strings['command.preview']}`)
}

/** @param {Page} page @param {number} port @param {string} workspace */
async function openBeside(page, port, workspace) {
  await person.openWorkspace(page, port, workspace)
  await person.openFile(page, 'xicheng-2024/预算.budget')
  // Side bar: the two pages need the room.
  await page.keyboard.press('Control+B')
  await openPreview(page)
  const frame = await previewFrame(page)
  assert.match(await frame.locator('h1').innerText(), /2024年部门预算/)
  assert.equal(await frame.locator('section.table').count(), 14)
  assert.equal(await frame.locator('[data-found="error"]').count(), 0)
  assert.equal(await frame.locator('.stamp').count(), 0)
  await frame.locator('.clean').waitFor()
  // The source keeps the focus: whoever looks at the preview is writing.
  assert.equal(await page.evaluate(() => document.activeElement?.closest('.editor-instance') !== null), true)
}

/** @param {Page} page */
async function followsToPublished(page) {
  await person.openFile(page, 'xicheng-2024/公开稿.budget')
  await page.locator('.tab', { hasText: '预览 公开稿.budget' }).waitFor()
  const frame = await previewFrame(page)
  await frame.locator('.stamp', { hasText: '草稿' }).waitFor()
  assert.match(await frame.locator('.count[data-found="error"]').innerText(), /\d+ 个错误/)
}

/** @param {Frame} frame */
const wrongCell = (frame) => frame.locator('td[data-found="error"]', { hasText: written })

/** @param {Page} page */
async function cursorScrolls(page) {
  const frame = await previewFrame(page)
  assert.equal(await isSeen(wrongCell(frame)), false, 'the cell is in sight before anybody went there')
  await person.findInEditor(page, written)
  await until('the cell in sight', () => isSeen(wrongCell(frame)))
  assert.equal(await wrongCell(frame).getAttribute('data-here'), '')
  assert.match((await wrongCell(frame).getAttribute('aria-description')) ?? '', new RegExp(`错误：.*${expected.slice(0, 8)}`))
  await wrongCell(frame).hover()
  const said = await frame.locator('#say:visible').innerText()
  assert.ok(said.includes(expected.slice(0, 8)) && said.includes('column-sum'), said)
  await page.waitForTimeout(1500)
  await person.picture(page, 'preview')
}

/** @param {import('playwright-core').Locator} locator */
const isSeen = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })

/** Over the title that is at the top of the file. @param {Page} page */
async function lensShows(page) {
  const frame = await previewFrame(page)
  const table = frame.locator('caption', { hasText: '表一' })
  assert.equal(await isSeen(table), false)
  await page.keyboard.press('Control+Home')
  const lens = page.locator('.codelens-decoration a', { hasText: '预览' }).first()
  await lens.waitFor()
  // Lenses are drawn anew until all is looked at, and the workbench forgets the command behind one that was drawn before.
  await page.waitForTimeout(2000)
  await lens.click()
  await until('the table in sight', () => isSeen(table))
}

/** @param {Page} page */
async function inTheDark(page) {
  const frame = await previewFrame(page)
  const lightness = () =>
    frame.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')
      if (!canvas) return Number.NaN
      canvas.fillStyle = getComputedStyle(document.getElementById('page') ?? document.body).backgroundColor
      canvas.fillRect(0, 0, 1, 1)
      return canvas.getImageData(0, 0, 1, 1).data[0] ?? Number.NaN
    })
  const toggle = () => person.runCommand(page, 'Preferences: Toggle between Light/Dark Themes')
  assert.ok((await lightness()) > 240)
  await toggle()
  await until('dark paper', async () => (await lightness()) < 70)
  await wrongCell(frame).hover()
  await page.waitForTimeout(600)
  await person.picture(page, 'preview-dark')
  await toggle()
  await until('light paper', async () => (await lightness()) > 240)
}

/** @param {Page} page */
async function clickSelects(page) {
  const frame = await previewFrame(page)
  await person.findInEditor(page, '公开稿')
  await wrongCell(frame).click()
  const length = `${written.length} selected`
  await page.locator('#status\\.editor\\.selection', { hasText: length }).waitFor()
  await until('the total in the editor', () => person.placeOf(page, written).then((place) => place !== undefined))
  assert.ok(await isSeen(wrongCell(frame)))
}

/** The total is selected: what is typed takes its place. @param {Page} page */
async function typingMends(page) {
  const frame = await previewFrame(page)
  const errors = async () => Number.parseInt(await frame.locator('.count[data-found="error"]').innerText(), 10)
  const before = { errors: await errors(), scroll: await frame.evaluate(() => window.scrollY) }
  await page.keyboard.type(expected)
  const mended = frame.locator('td', { hasText: expected })
  await mended.first().waitFor()
  await until('the mark to go', async () => (await wrongCell(frame).count()) === 0 && (await errors()) < before.errors)
  assert.equal(await frame.evaluate(() => window.scrollY), before.scroll)
}

/** From the key to the page's new text, with everything that lies between in the real workbench. The promise is kept over the wire, by `npm run bench`. @param {Page} page */
async function keysAreSeen(page) {
  const frame = await previewFrame(page)
  /** @type {number[]} */ const times = []
  for (let turn = 0; turn < 20; turn++) {
    const wanted = String(turn % 10)
    const seen = frame.evaluate(
      ([digits, last]) =>
        new Promise((resolve, reject) => {
          setTimeout(() => reject(new Error(`no ${digits}${last} in 10 s`)), 10_000)
          const look = () => {
            const has = [...document.querySelectorAll('td.number')].some((cell) => cell.textContent === `${digits}${last}`)
            if (has) resolve(performance.timeOrigin + performance.now())
            return has
          }
          if (!look())
            new MutationObserver((_, observer) => look() && observer.disconnect()).observe(document, {
              subtree: true,
              childList: true,
              characterData: true,
            })
        }),
      [expected.slice(0, -1), wanted],
    )
    await page.keyboard.press('Backspace')
    const from = await page.evaluate(() => performance.timeOrigin + performance.now())
    await page.keyboard.type(wanted)
    times.push(Number(await seen) - from)
  }
  times.sort((a, b) => a - b)
  console.log(`        key → preview in the workbench: median ${times[10]?.toFixed(0)} ms, p95 ${times[18]?.toFixed(0)} ms`)
}

/** Whatever is markup somewhere, where people write titles, names, notes, prose and figures. */
const hostile = '<img src=x onerror="attacked=1"><script>attacked=1</script><svg onload="attacked=1"></svg>'
const link = '<a href="javascript:attacked=1">javascript:attacked=1</a>'
const attack = `预算 2024
部门 001 ${hostile}
单位 001001 ${hostile}

说明 一、${hostile}
> ${link}${hostile}

表 甲 ${hostile}
注：${link}
| 项目 | 金额 |
|------|---------:|
| ${hostile} | 1.00 |
| ${link} | 2.00 |
| 合计 | 4.00 |

表 乙 ${link}
| 项目${hostile} | 金额 |
|------|---------:|
| 一 | 1.00 |
`

/** @param {Page} page */
async function attackIsText(page) {
  await person.openFile(page, '攻击.budget')
  await page.locator('.tab', { hasText: '预览 攻击.budget' }).waitFor()
  const frame = await previewFrame(page)
  await frame.locator('td, th', { hasText: hostile }).first().waitFor()
  await frame.locator('td[data-found="error"]').waitFor()
  await frame.locator('td, th', { hasText: 'javascript:attacked=1' }).first().click()
  await page.waitForTimeout(500)
  const found = await frame.evaluate(() => ({
    attacked: 'attacked' in window,
    alien: [...document.querySelectorAll('#page, #bar')].flatMap(
      (part) => part.querySelectorAll('img, script, svg, a, iframe, object, style').length,
    ),
  }))
  assert.deepEqual(found, { attacked: false, alien: [0, 0] })
  assert.equal(await page.evaluate(() => 'attacked' in window), false)
}

/** Which file the workbench comes back with is its own affair; the preview goes with it. @param {Page} page */
async function survivesReload(page) {
  await page.reload()
  await page.locator('.monaco-workbench .tab', { hasText: /预览/ }).waitFor({ timeout: 30_000 })
  const frame = await previewFrame(page)
  assert.match(await frame.locator('h1').innerText(), /2024年部门预算/)
  const [name] = (await page.locator('.tab.active', { hasNotText: '预览' }).innerText()).split('\n')
  await page.locator('.tab', { hasText: `预览 ${name}` }).waitFor()
}
