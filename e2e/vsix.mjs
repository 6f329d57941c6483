/** Packages the extension as it would be published, and says what the package holds beyond what it may. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { runProgram } from './processes.mjs'
import { node, root, scratch } from './setup.mjs'

/** What ships, inside the archive's folder `extension/`. vsce lower-cases the readme, the change log and the licence. */
const mayShip = [
  /^package\.json$/,
  /^package\.nls(\.[a-z-]+)?\.json$/,
  /^(readme|changelog)(\.[a-z-]+)?\.md$/i,
  /^license(\.txt|\.md)?$/i,
  /^dist\/[\w.-]+\.(cjs|js|css)$/,
  /^dist\/THIRD-PARTY\.txt$/,
  /^syntaxes\/[\w.-]+\.json$/,
  /^l10n\/bundle\.l10n\.[a-z-]+\.json$/,
  /^media\/[\w.-]+\.(png|svg)$/,
  /^media\/walkthrough\/[\w.-]+\.(md|budget)$/,
  /^examples\/.+\.(budget|md)$/,
]
const mustShip = [
  'package.json',
  'package.nls.zh-cn.json',
  'dist/client.cjs',
  'dist/client.web.cjs',
  'dist/preview.js',
  'dist/preview.css',
  'dist/server.cjs',
  'dist/server.worker.js',
]

export async function packageExtension() {
  const vsix = join(scratch, 'gouji.vsix')
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce')
  await runProgram(node, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix], {
    cwd: root,
  })
  return vsix
}

/** The names in the package, as they stand below `extension/`. @param {string} vsix */
export function listPackage(vsix) {
  return [...entriesOf(readFileSync(vsix)).keys()].filter((name) => name.startsWith('extension/')).map((name) => name.slice('extension/'.length))
}

/** @param {readonly string[]} names @returns {readonly string[]} what is wrong with them */
export function objectionsTo(names) {
  const needless = names.filter((name) => !mayShip.some((pattern) => pattern.test(name))).map((name) => `${name} must not ship`)
  const absent = mustShip.filter((name) => !names.includes(name)).map((name) => `${name} is missing`)
  return [...needless, ...absent]
}

/** The files that the manifest names and the package does not hold. @param {string} vsix */
export function brokenPaths(vsix) {
  const entries = entriesOf(readFileSync(vsix))
  const manifest = JSON.parse(entries.get('extension/package.json')?.toString('utf8') ?? '{}')
  const { languages = [], grammars = [], snippets = [], walkthroughs = [] } = manifest.contributes ?? {}
  const steps = walkthroughs.flatMap((/** @type {any} */ each) => each.steps.map((/** @type {any} */ step) => step.media.markdown))
  const icons = languages.flatMap((/** @type {any} */ each) => Object.values(each.icon ?? {}))
  const contributed = [
    ...steps,
    ...icons,
    ...languages.map((/** @type {any} */ each) => each.configuration),
    ...[...grammars, ...snippets].map(({ path }) => path),
  ]
  const named = [manifest.main, manifest.browser, manifest.icon, ...contributed].map((path) => String(path).replace(/^\.\//, ''))
  return named.filter((path) => !entries.has(`extension/${path}`))
}

/** A zip archive read by its central directory (APPNOTE 4.3.12). vsce writes neither encrypted nor 64-bit ones. @param {Buffer} bytes */
function entriesOf(bytes) {
  /** @type {Map<string, Buffer>} */
  const entries = new Map()
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
    const local = bytes.readUInt32LE(at + 42)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(start, start + size)
    entries.set(name, method === 0 ? data : inflateRawSync(data))
    at += 46 + nameLength + extra + comment
  }
  return entries
}
