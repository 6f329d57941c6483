/** The version that the package says of itself. */
import { readFileSync } from 'node:fs'

/** The bundle lies in `dist/` and this file in `cli/`, both one step below package.json; whoever moved the bundle alone still gets an answer. */
export function version(): string {
  try {
    const manifest: { version?: unknown } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    return typeof manifest.version === 'string' ? manifest.version : 'unknown'
  } catch {
    return 'unknown'
  }
}
