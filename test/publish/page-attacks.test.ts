/**
 * The page in a real browser, with texts in every place that try to run something, to ask for something or to change how the page looks: nothing
 * runs, nothing is asked for, the page's own policy is never even broken, and the words are there to read.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlPage } from '../../publish/html.ts'
import { hasBrowser, openBrowser, type TestBrowser } from './browser.ts'
import { column, hostileParts, publication, row, TREE, table, text } from './publications.ts'

const ATTACKS = [
  '<script>window.ran = 1</script>',
  '</script><script>window.ran = 1</script>',
  '<img src=x onerror="window.ran = 1">',
  '<img src="http://127.0.0.1:9/picture.png">',
  '<svg onload="window.ran = 1"></svg>',
  '</style><style>* { display: none !important }</style>',
  '</style><script>window.ran = 1</script>',
  '<link rel="stylesheet" href="http://127.0.0.1:9/style.css">',
  '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>',
  '<a href="javascript:window.ran = 1">x</a>',
  'javascript:window.ran = 1',
  '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">',
  '<base href="http://127.0.0.1:9/">',
  '<form action="http://127.0.0.1:9/"><input autofocus onfocus="window.ran = 1"></form>',
  '" onmouseover="window.ran = 1" x="',
  "' onfocus='window.ran = 1' autofocus tabindex='0",
  '"><script>window.ran = 1</script>',
  '--><script>window.ran = 1</script>',
  ']]><script>window.ran = 1</script>',
  '</title><script>window.ran = 1</script>',
  '</td></tr></table></section></main><script>window.ran = 1</script>',
  '<details open ontoggle="window.ran = 1">',
  '<style>@import "http://127.0.0.1:9/";</style>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror="window.ran = 1">',
  '&lt;script&gt;window.ran = 1&lt;/script&gt;',
  '\u003cscript>window.ran = 1\u003c/script>',
  'a\u0000<script>window.ran = 1</script>',
]

const everywhere = publication(
  [
    table({
      columns: [column('名'), ...ATTACKS.map((each) => ({ ...column('x'), path: [each] }))],
      header: [[{ text: '名', rowSpan: 1, columnSpan: 1 }, ...ATTACKS.map((each) => ({ text: each, rowSpan: 1, columnSpan: 1 }))]],
      rows: ATTACKS.map((each) => row('data', text(each), ...ATTACKS.map((other) => ({ text: other, value: other, code: other })))),
    }),
    ...ATTACKS.map((each) =>
      table({ name: each, title: each, unit: each, notes: [each], rows: [row('total', text(each), { text: each, value: each })] }),
    ),
  ],
  { ...hostileParts(ATTACKS), draft: true },
)

describe.skipIf(!hasBrowser)('the page in a browser (skipped where chromium is not installed)', () => {
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser.close())

  it.each(['zh', 'en'] as const)('runs nothing, asks for nothing and shows every word (%s)', async (language) => {
    const { page, requests, messages } = await browser.open(htmlPage({ ...everywhere, language }))
    await page.evaluate(
      `for (const each of document.querySelectorAll('a, [tabindex], summary')) each.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))`,
    )
    for (const link of await page.$$('nav a')) expect(await link.getAttribute('href')).toMatch(/^#[a-z0-9]+$/)
    expect(await page.evaluate('window.ran')).toBeUndefined()
    expect(await page.evaluate(`document.querySelectorAll('script, img, iframe, link, base, form, input, style + style, [style]').length`)).toBe(0)
    expect(requests).toEqual([])
    expect(messages).toEqual([])
    const shown = String(await page.evaluate('document.body.innerText'))
    for (const each of ATTACKS) expect(shown).toContain(each.replace('\u0000', ''))
  })

  it('wears its own style, in light and dark, and on paper in black on white', async () => {
    const { page, messages } = await browser.open(htmlPage(publication([TREE])))
    const look = `[getComputedStyle(document.querySelector('thead th')).textAlign, getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color].join(' ')`
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await page.evaluate(look)).toBe('center rgb(255, 255, 255) rgb(29, 33, 39)')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await page.evaluate(look)).toBe('center rgb(20, 23, 27) rgb(230, 232, 235)')
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    expect(await page.evaluate(look)).toBe('center rgb(255, 255, 255) rgb(0, 0, 0)')
    expect(messages).toEqual([])
  })

  it('would be told of a policy that is broken', async () => {
    const broken = htmlPage(publication([TREE])).replace(
      '</main>',
      '<p style="color: red">x</p><img src="http://127.0.0.1:9/x.png"><script>window.ran = 1</script></main>',
    )
    const { page, messages } = await browser.open(broken)
    expect(await page.evaluate('window.ran')).toBeUndefined()
    expect(messages.filter((each) => each.includes('Content Security Policy')).length).toBeGreaterThan(2)
  })
})
