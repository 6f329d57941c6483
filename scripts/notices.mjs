/**
 * Writes dist/THIRD-PARTY.txt: the licence of every package that a bundle contains, since bundling drops the files that carry them.
 * A package without a licence text is an error, not a gap.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param {readonly string[]} inputs the paths that went into the bundles @returns {readonly string[]} their packages, once each */
function packagesIn(inputs) {
  const found = inputs.flatMap((path) => {
    const match = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/'))
    return match === null ? [] : [match[0].slice(0, -1)]
  })
  return [...new Set(found)].sort()
}

/** A package may come with others bundled into it, each part below a comment that names where it is from. @param {string} root @param {readonly string[]} inputs */
function packagesInside(root, inputs) {
  return inputs.flatMap((path) => {
    const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/')) ?? []
    if (folder === undefined) return []
    const named = readFileSync(join(root, path), 'utf8').matchAll(/^\/\/ (node_modules\/(?:@[^/\s]+\/)?[^/\s]+)\//gm)
    return [...named].flatMap(([, inner = '']) =>
      [`${folder}/${inner}`, inner].filter((each) => existsSync(join(root, each, 'package.json'))).slice(0, 1),
    )
  })
}

/** @param {string} folder */
function noticeOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((name) => /^(un)?licen[cs]e/i.test(name))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
  if (text === '' && typeof manifest.license !== 'string') throw new Error(`${manifest.name} carries no licence`)
  return `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})\n\n${text || `The package names its licence, ${manifest.license}, without its text.`}`
}

/** @param {string} root @param {readonly string[]} inputs */
export function writeNotices(root, inputs) {
  const folders = [...packagesIn(inputs), ...packagesInside(root, inputs)].sort()
  const notices = [...new Set(folders)].map((folder) => noticeOf(join(root, folder)))
  writeFileSync(join(root, 'dist/THIRD-PARTY.txt'), `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`)
}
