/**
 * The layers, as data: which folder may import which, which packages live where, who may touch the machine.
 * biome.json says the same with reasons for the editor, the tsconfig references for the compiler; layers.test.ts holds the three together.
 */
export interface Layer {
  /** The folders that this one may import, besides itself. */
  readonly mayImport: readonly string[]
  /** The packages that it may import; a name with a folder holds below that folder alone. */
  readonly packages: Readonly<Record<string, string>>
  readonly nodeModules: 'none' | 'allowed'
}

const anywhere = ''

/** The generated module of catalogues, formats and rule pages: only the layers that run as programs read it; the others are handed the texts. */
export const embeddedData = 'build'

export const layers: Readonly<Record<string, Layer>> = {
  grammar: { mayImport: [], packages: { chevrotain: anywhere, 'get-east-asian-width': anywhere }, nodeModules: 'none' },
  core: {
    mayImport: ['grammar'],
    packages: {
      'decimal.js': 'core/money/',
      parse5: 'core/paste/',
      'vscode-languageserver-textdocument': 'core/store/',
      'vscode-uri': 'core/store/',
    },
    nodeModules: 'none',
  },
  publish: { mayImport: ['grammar', 'core'], packages: { 'write-excel-file': anywhere, docx: anywhere, fflate: anywhere }, nodeModules: 'none' },
  server: {
    mayImport: ['grammar', 'core', 'publish', embeddedData],
    packages: { 'vscode-languageserver': anywhere, 'vscode-languageserver-textdocument': anywhere, 'vscode-uri': anywhere },
    nodeModules: 'allowed',
  },
  cli: {
    // `gouji lsp` starts the server: the one reason to look sideways.
    mayImport: ['grammar', 'core', 'publish', 'server', embeddedData],
    packages: { commander: anywhere, tinyglobby: anywhere },
    nodeModules: 'allowed',
  },
  client: { mayImport: [], packages: { vscode: anywhere, 'vscode-languageclient': anywhere, 'vscode-uri': anywhere }, nodeModules: 'allowed' },
}
