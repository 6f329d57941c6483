/**
 * Whether the columns of a formatted table are straight on the screen: the bars of its rows are looked for in a picture of the editor, by their colour,
 * and their distance from one another is measured. What the editor can do is asked of the font; what lies beyond it is told, not judged.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eastAsianWidth } from 'get-east-asian-width'
import { check, until } from './checks.mjs'
import * as person from './drive.mjs'
import { scratch } from './setup.mjs'
import { installExtension, makeHome, openBrowser, startServer, writeSettings } from './workbench.mjs'

/** What a bar may stand aside, in pixels. */
const tolerance = 1.5

/** Chinese, ASCII, both; then characters whose width is ambiguous, those that no western font has last. */
const table = `预算 2024
表 甲 列
| 项目 | 说明 | 金额 |
|---|---|---:|
| 一般公共服务支出 | 全是汉字的一格 | 1.00 |
| plain ASCII text | half width only | 22.00 |
| Office（办公）A4 | 混排 mixed：一半 | 333.00 |
| 省略…… | 其他… | 4.00 |
| 用“双引”号 | “a”和‘b’ | 5.00 |
| 不少于≥60 | ≤90、≥50 | 6.00 |
| 破折——号 | a—b | 7.00 |
| 间隔·号 | ×2、±3 | 8.00 |
| 编号①②③ | ① 甲 | 9.00 |
`

/** Red stands in nothing else of the theme. */
const colours = { textMateRules: [{ scope: 'punctuation.separator.cell.budget', settings: { foreground: '#ff0000' } }] }
const shared = { 'editor.tokenColorCustomizations': colours, 'editor.hover.enabled': false }
const ownFont = { ...shared, 'editor.fontFamily': undefined }

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ text: string, bars: readonly number[], isWithinReach: boolean }} Row */

/** @param {string} vsix */
export async function measureColumns(vsix) {
  const folder = join(scratch, 'pixels')
  mkdirSync(folder)
  writeFileSync(join(folder, 'columns.budget'), table)
  const home = makeHome(ownFont)
  await installExtension(home, vsix)
  const server = await startServer(home)
  const browser = await openBrowser()
  const laboratory = await openBrowser()
  /** @param {Record<string, unknown>} settings @param {string} name */
  const measure = async (settings, name) => {
    writeSettings(home, settings)
    await person.openWorkspace(browser.page, server.port, folder)
    await person.openFile(browser.page, 'columns.budget')
    return until('bars in every row', () => measureRows(browser.page, laboratory.page, name))
  }
  try {
    await check('pixels: the table is formatted', () => format(browser.page, server.port, folder))
    await check("pixels: columns are straight in the editor's own font, beside ambiguous characters too", async () => {
      const rows = await measure(ownFont, 'columns')
      tell("the editor's own font", rows)
      const kept = straightRows(rows)
      for (const sign of ['…', '“', '≥', '—', '·']) assert.ok(kept.includes(sign), `the font has no ${sign} of one cell`)
    })
    await check('pixels: columns are straight in a Chinese font of two to one', async () => {
      const rows = await measure(shared, 'columns-chinese-font')
      tell('a Chinese font', rows)
      assert.ok(straightRows(rows).includes('混排'))
    })
    await check('pixels: it is the default of the extension that does it', async () => {
      const rows = await measure({ ...ownFont, '[budget]': { 'editor.fullwidthCharacterWidth': 'font' } }, 'columns-by-font')
      assert.ok(deviation(rows.filter(({ isWithinReach }) => isWithinReach)) > 3 * tolerance)
    })
  } finally {
    await laboratory.close()
    await browser.close()
    await server.stop()
  }
}

/** @param {Page} page @param {number} port @param {string} folder */
async function format(page, port, folder) {
  await person.openWorkspace(page, port, folder)
  await person.openFile(page, 'columns.budget')
  await person.verdicts(page)
  await person.runCommand(page, 'Format Document')
  await until('straight rows', async () => (await person.visibleText(page)).includes('| 一般公共服务支出 | 全是汉字的一格   |'))
  await page.keyboard.press('Control+S')
  await until('the file to be saved', () => readFileSync(join(folder, 'columns.budget'), 'utf8') !== table)
}

/** How far the same bar stands apart in different rows, at most. @param {readonly Row[]} rows */
function deviation(rows) {
  const columns = (rows[0]?.bars ?? []).map((_, index) => rows.map(({ bars }) => bars[index] ?? Number.NaN))
  return Math.max(...columns.map((places) => Math.max(...places) - Math.min(...places)))
}

/** The text of the rows that the editor can draw straight, which they must be. @param {readonly Row[]} rows */
function straightRows(rows) {
  const kept = rows.filter(({ isWithinReach }) => isWithinReach)
  assert.ok(deviation(kept) <= tolerance, JSON.stringify(kept, null, 1))
  return kept.map(({ text }) => text).join('\n')
}

/** @param {string} name @param {readonly Row[]} rows */
function tell(name, rows) {
  const [first] = rows
  const kept = rows.filter(({ isWithinReach }) => isWithinReach)
  const beyond = rows
    .filter((row) => first && !kept.includes(row))
    .map((row) => `${row.text.slice(2, 10).trim()} ${deviation([/** @type {Row} */ (first), row]).toFixed(1)}`)
  console.log(
    `        ${name}: ${kept.length} rows within ${deviation(kept).toFixed(2)} px; beyond what the editor sets: ${beyond.join(', ') || 'none'}`,
  )
}

/** Nothing until each row shows its bars. @param {Page} page @param {Page} laboratory @param {string} name @returns {Promise<readonly Row[] | undefined>} */
async function measureRows(page, laboratory, name) {
  await page.mouse.move(5, 5)
  const lines = await page.evaluate(linesOfTable)
  const png = await person.picture(page, name)
  const places = await laboratory.evaluate(barsIn, { png: png.toString('base64'), lines })
  const rows = lines.map(({ text, narrow }, index) => ({ text, bars: places[index] ?? [], isWithinReach: isWithinReach(text, narrow) }))
  return rows.length === 10 && rows.every(({ bars }) => bars.length === 4) ? rows : undefined
}

/** The editor gives wide characters two cells; of others it must be the font that has them in one. @param {string} text @param {readonly string[]} narrow */
const isWithinReach = (text, narrow) => [...text].every((sign) => eastAsianWidth(sign.codePointAt(0) ?? 0) === 2 || narrow.includes(sign))

/** Runs in the page: the rows of the table with their places, and which of their characters the font has in one cell. */
function linesOfTable() {
  const all = [...document.querySelectorAll('.editor-instance .view-line')]
  const canvas = document.createElement('canvas').getContext('2d')
  if (!canvas || !all[0]) return []
  const { fontSize, fontFamily } = getComputedStyle(all[0])
  canvas.font = `${fontSize} ${fontFamily}`
  const cell = canvas.measureText('0').width
  return all
    .map((line) => ({ text: (line.textContent ?? '').replaceAll('\u00a0', ' '), box: line.getBoundingClientRect() }))
    .filter(({ text }) => text.startsWith('| '))
    .map(({ text, box }) => {
      const narrow = [...new Set(text)].filter((sign) => Math.abs(canvas.measureText(sign).width - cell) < 0.1)
      return { text, narrow, top: box.top, bottom: box.bottom }
    })
}

/**
 * Runs in a page of its own, which decodes the picture: the middle of each red upright in each line, weighed by how red it is.
 * @param {{ png: string, lines: readonly { top: number, bottom: number }[] }} given @returns {Promise<number[][]>}
 */
async function barsIn({ png, lines }) {
  const image = Object.assign(new Image(), { src: `data:image/png;base64,${png}` })
  await image.decode()
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
  canvas?.drawImage(image, 0, 0)
  const { data = [], width = 0 } = canvas?.getImageData(0, 0, image.width, image.height) ?? {}
  const redness = (/** @type {number} */ x, /** @type {number} */ y) => {
    const [red = 0, green = 0, blue = 0] = data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)
    return Math.max(0, red - Math.max(green, blue)) / 255
  }
  return lines.map(({ top, bottom }) => {
    /** @type {number[]} */ const middles = []
    let [weight, moment] = [0, 0]
    for (let x = 0; x < width; x++) {
      let column = 0
      for (let y = Math.ceil(top) + 1; y < Math.floor(bottom) - 1; y++) column += redness(x, y)
      weight += column
      moment += column * x
      if (column > 0.3) continue
      // An upright is some ten pixels high; less is the edge of something else.
      if (weight > 5) middles.push(moment / weight)
      weight = 0
      moment = 0
    }
    return middles
  })
}
