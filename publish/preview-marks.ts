/**
 * Which findings stand at which printed cell. A finding belongs to the cells that are written where it stands; one that hits none (a row that is
 * missing, a total that is generated) to its table or paragraph, and what is left to the page as a whole.
 */
import type { ReportedDiagnostic } from '../core/report.ts'
import type { Publication, PublishedParagraph, PublishedSection, PublishedTable, SourcePlace } from './model.ts'
import type { Steps } from './steps.ts'

export interface FoundInFile {
  readonly uri: string
  readonly diagnostics: readonly ReportedDiagnostic[]
}

export interface Found extends ReportedDiagnostic {
  readonly uri: string
}

/** What findings without a cell are said at. */
export type Home = PublishedTable | PublishedSection | PublishedParagraph

export interface Marks {
  /** What is found at a place, the worst first. */
  at(place: SourcePlace | undefined): readonly Found[]
  of(home: Home): readonly Found[]
  readonly elsewhere: readonly Found[]
  readonly errors: number
  readonly warnings: number
}

export function worstOf(found: readonly Found[]): 'error' | 'warning' | undefined {
  if (found.some(({ severity }) => severity === 'error')) return 'error'
  return found.some(({ severity }) => severity === 'warning') ? 'warning' : undefined
}

const NONE: readonly never[] = []
const RANK = { error: 0, warning: 1, hint: 2 }
const IN_A_STEP = 5000

export function* markFindings(publication: Publication, files: readonly FoundInFile[]): Steps<Marks> {
  const byLine = new Map<string, Found[]>()
  const counts = { error: 0, warning: 0, hint: 0 }
  let taken = 0
  for (const { uri, diagnostics } of files)
    for (const diagnostic of diagnostics) {
      counts[diagnostic.severity] += 1
      push(byLine, lineKey(uri, diagnostic.range.start.line), { ...diagnostic, uri })
      if (++taken % IN_A_STEP === 0) yield
    }
  const at = (place: SourcePlace | undefined) => (place && byLine.size > 0 ? foundAt(byLine.get(lineKey(place.uri, place.line)), place) : NONE)
  const seen = new Set<Found>()
  for (const table of publication.tables) {
    for (const { cells } of table.rows) for (const { source } of cells) for (const found of at(source)) seen.add(found)
    yield
  }
  const { homes, elsewhere } = yield* housed(
    publication,
    [...byLine.values()].flat().filter((found) => !seen.has(found)),
  )
  return { at, of: (home) => homes.get(home) ?? NONE, elsewhere, errors: counts.error, warnings: counts.warning }
}

function lineKey(uri: string, line: number): string {
  return `${line} ${uri}`
}

/** Touching is enough: a mark may have no width, and between two cells there is always a bar. */
function foundAt(inLine: readonly Found[] | undefined, { start, end }: SourcePlace): readonly Found[] {
  if (!inLine) return NONE
  return inLine
    .filter(({ range }) => range.start.character <= end && (range.end.line > range.start.line || range.end.character >= start))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity])
}

// —— findings that hit no cell

/** A hint is nothing to be listed: it is shown where it stands, or not at all. */
function* housed(
  { sections, tables }: Publication,
  homeless: readonly Found[],
): Steps<{ homes: ReadonlyMap<Home, readonly Found[]>; elsewhere: Found[] }> {
  const homes = new Map<Home, Found[]>()
  const elsewhere: Found[] = []
  const named = new Map(tables.map((table) => [table.name, table]))
  const above = homesAbove([...sections.flatMap((section) => [section, ...section.paragraphs]), ...tables])
  let taken = 0
  for (const found of homeless) {
    if (found.severity === 'hint') continue
    const home = named.get(found.table ?? '') ?? above(found.uri, found.range.start.line)
    if (home) push(homes, home, found)
    else elsewhere.push(found)
    if (++taken % IN_A_STEP === 0) yield
  }
  return { homes, elsewhere }
}

/** Whatever begins last at or above a line. */
function homesAbove(all: readonly Home[]): (uri: string, line: number) => Home | undefined {
  const byFile = new Map<string, { line: number; home: Home }[]>()
  for (const home of all) if (home.source) push(byFile, home.source.uri, { line: home.source.line, home })
  for (const anchors of byFile.values()) anchors.sort((a, b) => a.line - b.line)
  return (uri, line) => {
    const anchors = byFile.get(uri) ?? NONE
    let [from, to] = [0, anchors.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((anchors[middle]?.line ?? 0) <= line) from = middle + 1
      else to = middle
    }
    return anchors[from - 1]?.home
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
