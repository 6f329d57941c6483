/** From a path as a budget writes it to a file's address, and whether that address is in a folder. Pure: asks no disk. */
import { URI, Utils } from 'vscode-uri'

/** One spelling for each address: clients differ in what they escape. A text that is no address stays as it is. */
export function normalizeUri(uri: string): string {
  try {
    return URI.parse(uri).toString()
  } catch {
    return uri
  }
}

/** Relative to the folder of the file that says it; both slashes, since paths are copied from Windows. */
export function resolvePath(fromUri: string, path: string): string | undefined {
  try {
    return Utils.resolvePath(Utils.dirname(URI.parse(fromUri)), path.replaceAll('\\', '/')).toString()
  } catch {
    return undefined
  }
}

/** The way back: how a file writes the path of another one. Nothing where no path leads there. */
export function relativePath(fromUri: string, toUri: string): string | undefined {
  try {
    const [from, to] = [Utils.dirname(URI.parse(fromUri)), URI.parse(toUri)]
    if (from.scheme !== to.scheme || from.authority !== to.authority) return undefined
    const [own, other] = [from.path.replace(/\/$/, '').split('/'), to.path.split('/')]
    const shared = own.findIndex((step, index) => step !== other[index])
    const common = shared < 0 ? own.length : shared
    return [...own.slice(common).map(() => '..'), ...other.slice(common)].join('/')
  } catch {
    return undefined
  }
}

export function folderOf(uri: string): string {
  try {
    return Utils.dirname(URI.parse(uri)).toString()
  } catch {
    return uri
  }
}

/** The last step of an address, as a person reads it. */
export function fileNameOf(uri: string): string {
  try {
    return Utils.basename(URI.parse(uri))
  } catch {
    return uri
  }
}

export function isInside(uri: string, folderUri: string): boolean {
  const folder = normalizeUri(folderUri)
  return normalizeUri(uri).startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}
