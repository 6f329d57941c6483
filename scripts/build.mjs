#!/usr/bin/env node
/**
 * Bundles what ships into dist/: the extension (desktop and web), the preview's page, the language server (process and worker), the command line.
 * Node 20 is the oldest host; the data is embedded. `--partial` tolerates entry points that do not exist yet. It checks no types.
 */
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { generateData } from './generate-data.mjs'
import { writeNotices } from './notices.mjs'

const root = join(import.meta.dirname, '..')

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  target: ['node20', 'es2023'],
}

/** The manifest is an ES module package, so CommonJS that got bundled finds no `require` of its own. */
const requireShim = "import { createRequire as goujiCreateRequire } from 'node:module'; const require = goujiCreateRequire(import.meta.url);"

/** @type {readonly (import('esbuild').BuildOptions & { entry: string, outfile: string })[]} */
const bundles = [
  { entry: 'client/main.node.ts', outfile: 'dist/client.cjs', platform: 'node', format: 'cjs', external: ['vscode'] },
  { entry: 'client/main.web.ts', outfile: 'dist/client.web.cjs', platform: 'browser', format: 'cjs', external: ['vscode'] },
  { entry: 'client/preview-page/main.ts', outfile: 'dist/preview.js', platform: 'browser', format: 'iife' },
  { entry: 'client/preview-page/preview.css', outfile: 'dist/preview.css', platform: 'browser' },
  { entry: 'server/main.node.ts', outfile: 'dist/server.cjs', platform: 'node', format: 'cjs' },
  { entry: 'server/main.worker.ts', outfile: 'dist/server.worker.js', platform: 'browser', format: 'iife' },
  {
    entry: 'cli/main.ts',
    outfile: 'dist/cli.js',
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: `#!/usr/bin/env node\n${requireShim}` },
  },
]

/** @param {typeof bundles[number]} bundle */
async function bundleOne({ entry, ...options }) {
  const result = await build({ ...common, ...options, entryPoints: [entry] })
  const kilobytes = Math.round(statSync(join(root, options.outfile)).size / 1024)
  console.log(`${options.outfile.padEnd(24)} ${String(kilobytes).padStart(6)} kB`)
  return Object.keys(result.metafile?.inputs ?? {})
}

async function buildAll() {
  const partial = process.argv.includes('--partial')
  generateData()
  mkdirSync(join(root, 'dist'), { recursive: true })
  const missing = bundles.filter(({ entry }) => !existsSync(join(root, entry)))
  for (const { outfile } of missing) rmSync(join(root, outfile), { force: true })
  for (const { entry, outfile } of missing) console.error(`${partial ? 'skipped' : 'error'}: ${outfile}, ${entry} does not exist`)
  if (missing.length > 0 && !partial) process.exit(1)
  const present = bundles.filter((bundle) => !missing.includes(bundle))
  const inputs = await Promise.all(present.map(bundleOne))
  // catalogs/pinyin.tsv is made from its dictionary.
  writeNotices(root, [...inputs.flat(), 'node_modules/pinyin-pro/package.json'])
  if (existsSync(join(root, 'dist/cli.js'))) chmodSync(join(root, 'dist/cli.js'), 0o755)
}

await buildAll().catch((problem) => {
  // esbuild has printed its messages with their places; anything else is unexpected and shown whole.
  if (!Array.isArray(problem?.errors)) console.error(problem)
  process.exit(1)
})
