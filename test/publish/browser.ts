/** Chromium on a page from a file: what it asked for, what it said, and the page itself. Where it is not installed tests are skipped, but never under CI. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

/** As e2e/setup.mjs looks for one. */
const executable =
  process.env.CHROMIUM ||
  ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find(existsSync)
export const hasBrowser = executable !== undefined && existsSync(executable)
if (!hasBrowser && process.env.CI === 'true') throw new Error('Chromium is needed to open the page, and CI must not skip it')

export interface Opened {
  readonly page: Page
  /** Every address that was asked for, but the page's own. */
  readonly requests: readonly string[]
  /** Errors of the page, dialogs, and what the console was told: broken policies are among these. */
  readonly messages: readonly string[]
}

export interface TestBrowser {
  open(html: string | Uint8Array): Promise<Opened>
  close(): Promise<void>
}

export async function openBrowser(): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-page-'))
  const browser: Browser = await chromium.launch({
    executablePath: executable as string,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  let count = 0
  return {
    open: async (html) => {
      count += 1
      const path = join(folder, `${count}.html`)
      writeFileSync(path, html)
      const page = await browser.newPage()
      const own = pathToFileURL(path).href
      const [requests, messages]: [string[], string[]] = [[], []]
      page.on('request', (request) => {
        if (request.url() !== own) requests.push(request.url())
      })
      page.on('pageerror', (problem) => messages.push(problem.message))
      page.on('console', (message) => messages.push(message.text()))
      page.on('dialog', (dialog) => {
        messages.push(`dialog: ${dialog.message()}`)
        void dialog.dismiss()
      })
      await page.goto(own)
      return { page, requests, messages }
    },
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
