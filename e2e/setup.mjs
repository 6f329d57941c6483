/**
 * What the end-to-end tests stand on: the folders, the programs of the system (found, not installed), and the npm packages of e2e/ (installed if
 * missing, without their install scripts: the native modules are optional to the workbench, and so no compiler is needed).
 */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { runProgram } from './processes.mjs'

export const root = join(import.meta.dirname, '..')
export const scratch = mkdtempSync(join(tmpdir(), 'gouji-e2e-'))
export const shots = join(import.meta.dirname, 'shots')

const codeServer = join(import.meta.dirname, 'node_modules/code-server')
export const codeServerEntry = join(codeServer, 'out/node/entry.js')

/** The workbench needs Node 24, which the root's optional package brings on Linux; elsewhere this process has to be one. */
const pinnedNode = join(root, 'node_modules/.bin/node')
export const node = existsSync(pinnedNode) ? pinnedNode : process.execPath

/** @param {string | undefined} named an environment variable's value, which wins @param {readonly string[]} names */
function findProgram(named, names) {
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

export const programs = {
  chromium: findProgram(process.env.CHROMIUM, ['chromium', 'chromium-browser', 'google-chrome']),
  libreoffice: findProgram(process.env.SOFFICE, ['soffice', 'libreoffice']),
  neovim: findProgram(process.env.NVIM_PROGRAM, ['nvim']),
  pdftoppm: findProgram(undefined, ['pdftoppm']),
  pdftotext: findProgram(undefined, ['pdftotext']),
}

/** npm writes this file last, so an install that was cut off is not taken for one; nor is one of before a package was added. @param {string} folder */
function isInstalled(folder) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return ['.package-lock.json', ...Object.keys(dependencies)].every((name) => existsSync(join(folder, 'node_modules', name)))
}

/** The inner install is pinned by the shrinkwrap that code-server ships; its own install script would do the same, and compile. */
export async function installPackages() {
  // An `npm run` of an older Node would otherwise tell the inner npm that it is that Node.
  const { npm_config_user_agent: _, ...env } = process.env
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  if (!isInstalled(import.meta.dirname)) await runProgram('npm', ['ci', ...quiet, '--prefix', import.meta.dirname], { env, limit: 300_000 })
  const workbench = join(codeServer, 'lib/vscode')
  if (!isInstalled(workbench)) await runProgram('npm', ['install', '--omit=dev', ...quiet, '--prefix', workbench], { env, limit: 300_000 })
}

/** Bundles everything if a bundle is missing. A stale one is the caller's business: `npm test` builds first. */
export async function buildIfMissing() {
  const bundles = ['client.cjs', 'client.web.cjs', 'preview.js', 'preview.css', 'server.cjs', 'server.worker.js', 'cli.js']
  if (bundles.every((name) => existsSync(join(root, 'dist', name)))) return
  await runProgram(node, [join(root, 'scripts/build.mjs')], { cwd: root })
}
