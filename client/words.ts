/**
 * What the client says to people. English is the key and the fallback, Chinese comes from the l10n bundle. VS Code's own `l10n.t` is not used:
 * it follows the editor alone, and the setting `gouji.language` has to turn the client and the server together.
 */
import { env, type Uri, workspace } from 'vscode'

export type Language = 'zh' | 'en'
export type Words = (english: string, ...values: readonly (string | number)[]) => string

/** The setting, or else the editor's language. */
export function chosenLanguage(): Language {
  const setting = workspace.getConfiguration('gouji').get<string>('language')
  if (setting === 'zh' || setting === 'en') return setting
  return env.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** The language is asked at each text, so that a changed setting needs no restart. */
export async function loadWords(bundle: Uri): Promise<Words> {
  const chinese = await readBundle(bundle)
  return (english, ...values) => fill((chosenLanguage() === 'zh' ? chinese[english] : undefined) ?? english, values)
}

async function readBundle(bundle: Uri): Promise<Readonly<Record<string, string>>> {
  try {
    return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(bundle)))
  } catch {
    // An extension that speaks English is better than one that does not start.
    return {}
  }
}

/** `{0}` is the first value, as in VS Code's own bundles. */
function fill(text: string, values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (hole, index) => String(values[Number(index)] ?? hole))
}
