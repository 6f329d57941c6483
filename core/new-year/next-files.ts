/** Where the files of next year's budget go: each part as it lies to the root, under another name where it would take its own predecessor's place. */
import { fileNameOf, folderOf, isInside, normalizeUri, relativePath, resolvePath } from '../store/index.ts'

export interface NextFiles {
  /** Old address → new; a part that lies elsewhere is not made anew and stays where it is. */
  readonly addresses: ReadonlyMap<string, string>
  /** Parts outside of the budget's folder, which both years use. */
  readonly shared: readonly string[]
}

export function nextFiles(parts: readonly string[], target: string, years: { readonly from: number; readonly to: number }): NextFiles {
  const [root = ''] = parts
  const folder = folderOf(root)
  const addresses = new Map([[root, normalizeUri(target)]])
  const shared: string[] = []
  for (const part of parts.slice(1)) {
    const path = isInside(part, folder) ? relativePath(root, part) : undefined
    const next = path === undefined ? undefined : resolvePath(target, path)
    if (next === undefined) shared.push(part)
    else addresses.set(part, normalizeUri(parts.includes(normalizeUri(next)) ? renamed(next, years) : next))
  }
  return { addresses, shared }
}

/** `绩效.budget` → `绩效2025.budget`; a name with its year has that exchanged. */
export function renamed(address: string, { from, to }: { readonly from: number; readonly to: number }): string {
  const name = fileNameOf(address)
  const dated = name.includes(`${from}`) ? name.replaceAll(`${from}`, `${to}`) : name.replace(/(\.[^.]*)?$/, `${to}$1`)
  return resolvePath(address, dated) ?? address
}

/** What one would call next year's budget: the folder of the old year has a neighbour, or the file's name its year, or the year is put behind it. */
export function suggestedTarget(root: string, years: { readonly from: number; readonly to: number }): string {
  const name = fileNameOf(root)
  const year = fileNameOf(folderOf(root))
  if (name.includes(`${years.from}`) || !year.includes(`${years.from}`)) return renamed(root, years)
  return resolvePath(root, `../${year.replaceAll(`${years.from}`, `${years.to}`)}/${name}`) ?? renamed(root, years)
}
