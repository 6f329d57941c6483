/**
 * VS Code's own words in Chinese. Its language packs come from a gallery, which is not reached from here; one, of VS Code 1.83, was also published on
 * npm, as a module. What was worded anew since then stays English. The server learns of a pack from the file that the gallery's installer would write.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const pack = join(import.meta.dirname, 'node_modules/@codingame/monaco-vscode-language-pack-zh-hans')

/** For `startServer`: the home must hold the pack. */
export const chineseOptions = ['--locale', 'zh-cn']

/** @param {string} home */
export async function installChinese(home) {
  const { default: contents } = await import(pathToFileURL(join(pack, 'translations/main.i18n.json.js')).href)
  const translations = join(home, 'main.i18n.json')
  writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents }))
  const extension = { extensionIdentifier: { id: 'ms-ceintl.vscode-language-pack-zh-hans' }, version: '1.83.14' }
  const known = { hash: 'ec57d93b', extensions: [extension], translations: { vscode: translations }, label: '中文(简体)' }
  writeFileSync(join(home, 'data/languagepacks.json'), JSON.stringify({ 'zh-cn': known }))
}
