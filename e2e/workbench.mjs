/** Starts and stops VS Code's real workbench: its server, and a browser page on it. What a person does there is in drive.mjs. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { until } from './checks.mjs'
import { runProgram, startProgram, stopProgram } from './processes.mjs'
import { codeServerEntry, node, programs, scratch } from './setup.mjs'

/** What would stand in the pictures or come between: welcome pages, chat, updates. The font is the only one here with Chinese characters. */
const settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'editor.fontFamily': "'Noto Sans Mono CJK SC'",
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'gouji.language': 'zh',
}

const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @typedef {{ port: number, home: string, stop: () => Promise<void>, log: () => string }} Server */

/**
 * A home of its own for each server. An empty config file is accepted; without the option one is written into the person's home.
 * @param {Record<string, unknown>} [more] settings of this home
 */
export function makeHome(more) {
  const home = mkdtempSync(join(scratch, 'home-'))
  mkdirSync(join(home, 'data/User'), { recursive: true })
  mkdirSync(join(home, 'extensions'))
  writeFileSync(join(home, 'config.yaml'), '')
  writeSettings(home, more)
  return home
}

/** They lie over those that all share; undefined leaves one out. A page that is open takes them when it is loaded anew. @param {string} home @param {Record<string, unknown>} [more] */
export function writeSettings(home, more = {}) {
  writeFileSync(join(home, 'data/User/settings.json'), JSON.stringify({ ...settings, ...more }, null, 2))
}

/** @param {string} home */
const homeOptions = (home) => [
  '--config',
  join(home, 'config.yaml'),
  '--user-data-dir',
  join(home, 'data'),
  '--extensions-dir',
  join(home, 'extensions'),
]

/** @param {string} home @param {string} vsix */
export function installExtension(home, vsix) {
  return runProgram(node, [codeServerEntry, ...homeOptions(home), '--install-extension', vsix])
}

/**
 * @param {string} home @param {{ options?: readonly string[], env?: Record<string, string> }} [more]
 * @returns {Promise<Server>}
 */
export async function startServer(home, { options = [], env = {} } = {}) {
  const port = await freePort()
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override']
  const args = [codeServerEntry, ...homeOptions(home), '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', ...quiet, ...options]
  const child = startProgram(node, args, { env: { ...process.env, ...env } })
  let log = ''
  child.stdout?.on('data', (chunk) => (log += chunk))
  child.stderr?.on('data', (chunk) => (log += chunk))
  const isHealthy = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    )
  await until('the workbench server', isHealthy).catch((problem) => {
    throw new Error(`${problem.message}\n${log}`)
  })
  return { port, home, log: () => log, stop: () => stopProgram(child) }
}

/** A browser and one page; `close` ends both. @param {readonly string[]} [flags] */
export async function openBrowser(flags = []) {
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath: /** @type {string} */ (programs.chromium), args: [...browserFlags, ...flags] })
  const page = await browser.newPage({ viewport: { width: 1360, height: 860 } })
  return { page, close: () => browser.close() }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
