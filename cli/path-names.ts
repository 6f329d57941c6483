/** File addresses as people and machines read them in a report: as they were typed, or relative to where the command runs. */
import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Report } from '../core/report.ts'
import { normalizeUri } from '../core/store/index.ts'

export type NameOf = (uri: string) => string

/** `typed` gives the spelling of the files that were asked for. */
export function pathNames(folder: string, typed: ReadonlyMap<string, string>): NameOf {
  return (uri) => {
    const known = typed.get(normalizeUri(uri))
    if (known !== undefined) return known
    const path = pathOf(uri)
    if (path === undefined) return uri
    const near = relative(folder, path)
    const inside = near !== '' && !isAbsolute(near) && near !== '..' && !near.startsWith(`..${sep}`)
    return slashes(inside ? near : path)
  }
}

/** The same report with names in the place of addresses. */
export function withNames(report: Report, nameOf: NameOf): Report {
  return {
    ...report,
    files: report.files.map((file) => ({
      path: nameOf(file.path),
      diagnostics: file.diagnostics.map((each) => ({ ...each, related: each.related.map((place) => ({ ...place, path: nameOf(place.path) })) })),
    })),
    ...(report.checks ? { checks: report.checks.map((check) => ({ ...check, path: nameOf(check.path) })) } : {}),
  }
}

/** Undefined for what is no file: a format that is shipped inside the program has an address of its own kind. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

/** One spelling on every system, so that a report from Windows compares with one from Linux. */
export function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
