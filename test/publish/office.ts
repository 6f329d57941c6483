/** LibreOffice as a reader that is not ours: files in, what it made of them out. Where it is not installed tests are skipped, but never under CI. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0
if (!hasOffice && process.env.CI === 'true') throw new Error('LibreOffice is needed to read files back, and CI must not skip it')

/** Comma, quote, UTF-8, from line 1, …, the last: every sheet into a file of its own. `stored` has the values with every text in quotes, `shown` what the screen has. */
export const SHEETS = {
  stored: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1',
  shown: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1',
} as const

export interface Office {
  /** The files that came out of one, in the order of their names. */
  convert(name: string, bytes: Uint8Array | string, to: string, options?: readonly string[]): readonly string[]
  /** What came out of several at once, by the names of the files: LibreOffice calls a sheet's `book-sheet.csv`. */
  convertAll(files: ReadonlyMap<string, Uint8Array | string>, to: string, options?: readonly string[]): ReadonlyMap<string, string>
  close(): void
}

/** With a profile of its own, so that a running office is not asked instead. */
export function openOffice(): Office {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-office-'))
  const convertAll: Office['convertAll'] = (files, to, options = []) => {
    const [from, out] = [mkdtempSync(join(folder, 'in-')), mkdtempSync(join(folder, 'out-'))]
    const paths = [...files.keys()].map((name) => join(from, name))
    for (const [name, bytes] of files) writeFileSync(join(from, name), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync('soffice', [profile, '--headless', ...options, '--convert-to', to, '--outdir', out, ...paths], { stdio: 'ignore', timeout: 120_000 })
    const names = readdirSync(out).sort()
    return new Map(names.map((name) => [name, readFileSync(join(out, name), 'utf8')]))
  }
  return {
    convertAll,
    convert: (name, bytes, to, options) => [...convertAll(new Map([[name, bytes]]), to, options).values()],
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
