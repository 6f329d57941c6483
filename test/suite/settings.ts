/** Settings take hold at once, without a restart: how a rule is reported, and in which language. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { hasRule, open, published, type Tests, until, wrongTotalError } from './editor.ts'

export const settings: Tests = {
  async 'a rule can be turned down and off'() {
    const document = await open(published)
    await wrongTotalError(document)
    await configured('severities', { 'column-sum': 'warning' }, async () => {
      await until('no error', () => !hasRule(document, 'column-sum'))
      const warnings = vscode.languages.getDiagnostics(document.uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Warning)
      assert.ok(warnings.length > 0)
    })
    await wrongTotalError(document)
  },

  async 'messages come in the language that is set'() {
    const document = await open(published)
    const chinese = await configured('language', 'zh', () => wrongTotalError(document))
    const english = await configured('language', 'en', async () => {
      await until('another message', async () => (await wrongTotalError(document)).message !== chinese.message)
      return wrongTotalError(document)
    })
    assert.match(chinese.message, /\p{Script=Han}{4}/u)
    assert.match(english.message, /[a-z]{3,} [a-z]{2,}/i)
  },

  async 'the editor is set up for tables of Chinese text'() {
    const { uri } = await open(published)
    const editor = vscode.workspace.getConfiguration('editor', { uri, languageId: 'budget' })
    assert.equal(editor.get('unicodeHighlight.ambiguousCharacters'), false)
    assert.equal(editor.get('wordWrap'), 'off')
    // Older editors do not know it, and then nobody has given it a default.
    const width = editor.inspect('fullwidthCharacterWidth')
    if (width?.defaultValue !== undefined) assert.equal(editor.get('fullwidthCharacterWidth'), 'twoCells')
  },
}

/** The setting holds while `body` runs. */
async function configured<T>(key: string, value: unknown, body: () => Promise<T>): Promise<T> {
  const configuration = vscode.workspace.getConfiguration('gouji')
  await configuration.update(key, value, vscode.ConfigurationTarget.Workspace)
  try {
    return await body()
  } finally {
    await configuration.update(key, undefined, vscode.ConfigurationTarget.Workspace)
  }
}
