/**
 * The request `gouji/diff`: what changed between two budgets, as a page. Also what a budget may be compared with. The older year is the old one,
 * in whichever order the two were named.
 */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { sayIn } from '../core/explain/say.ts'
import { fileNameOf, isInside, LineDocument, normalizeUri } from '../core/store/index.ts'
import { type ComparableBudget, comparableOf, compareBudgets, comparisonPage, isSame } from '../publish/compare/index.ts'
import { createBudgetService } from './budget-service.ts'
import { isBudget } from './file-role.ts'
import { headHost } from './head-host.ts'
import type { BudgetService } from './service.ts'
import type { Session } from './session.ts'

export const DIFF_REQUEST = 'gouji/diff'
export const DIFF_CHOICES_REQUEST = 'gouji/diff/choices'

export interface DiffParams {
  readonly old: DiffFile
  readonly new: DiffFile
}
export interface DiffFile {
  readonly uri: string
  /** The file as it was committed last, which the client knows how to read. */
  readonly at?: 'HEAD'
}
/** `problem` is for the person: a file that cannot be read, or has no tables. */
export type DiffResult = { readonly title: string; readonly html: string; readonly same: boolean } | { readonly problem: string }

export interface DiffChoices {
  /** The file that its 上年 names. */
  readonly lastYear?: string
  /** The other budgets of the workspace. */
  readonly budgets: readonly string[]
}

export function answerDiff(connection: Connection, current: () => Session | undefined): void {
  connection.onRequest<DiffResult, void>(DIFF_REQUEST, async (params: DiffParams, token: CancellationToken): Promise<DiffResult> => {
    const session = current()
    return session ? diff(params, session, connection, token) : { problem: 'not started' }
  })
  connection.onRequest(DIFF_CHOICES_REQUEST, ({ uri }: { readonly uri: string }): Promise<DiffChoices> => {
    const session = current()
    return session ? choices(uri, session.service) : Promise.resolve({ budgets: [] })
  })
}

async function diff({ old, new: now }: DiffParams, session: Session, connection: Connection, token: CancellationToken): Promise<DiffResult> {
  const sides: Side[] = []
  for (const file of [old, now]) {
    const side = await sideOf(file, session, connection)
    if ('problem' in side) return side
    sides.push(side)
    await session.turn()
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
  }
  const [first, second] = sides as [Side, Side]
  const isTurned = (first.budget.facts.year ?? 0) > (second.budget.facts.year ?? Number.POSITIVE_INFINITY)
  const [older, newer] = isTurned ? [second, first] : [first, second]
  const comparison = compareBudgets(older.budget, newer.budget)
  const page = { language: session.display.language, files: [older.name, newer.name] as const }
  return { title: `${older.name} → ${newer.name}`, html: comparisonPage(comparison, page), same: isSame(comparison) }
}

interface Side {
  readonly name: string
  readonly budget: ComparableBudget
}

async function sideOf({ uri, at }: DiffFile, session: Session, connection: Connection): Promise<Side | { readonly problem: string }> {
  const { language } = session.display
  const say = sayIn(language)
  const service = at === undefined ? session.service : serviceAtHead(session, connection)
  const name = nameOf(uri, session.service) + (at === undefined ? '' : ` @ ${at}`)
  await service.files.load(uri)
  const read = service.files.get(uri)
  if (!(read instanceof LineDocument)) return { problem: read?.[language] ?? say(`找不到“${name}”`, `“${name}” not found`) }
  // A part is compared with the whole budget that refers to it; the first by address, where several do.
  const [root] = [...service.files.rootsOf(uri)].sort()
  const found = root === undefined ? [] : await service.analyse(root)
  const errors = found.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error').length
  const [analysis] = service.analysesOf(uri)
  const budget = analysis && comparableOf(analysis, { language, errors })
  return budget ? { name, budget } : { problem: say(`“${name}”里没有可以比较的表格`, `There is no table to compare in “${name}”`) }
}

/** A workspace of its own, in which every file is as it was committed: parts, formats, last year's budget. */
function serviceAtHead({ service, display }: Session, connection: Connection): BudgetService {
  return createBudgetService({
    host: headHost(connection),
    roots: service.files.roots,
    settings: { language: display.language, severities: {} },
  })
}

function nameOf(uri: string, { files }: BudgetService): string {
  const address = normalizeUri(uri)
  const root = files.roots.find((folder) => isInside(address, folder))
  if (root === undefined) return fileNameOf(address)
  return decodeURIComponent(address.slice(root.length).replace(/^\//, ''))
}

async function choices(uri: string, { files }: BudgetService): Promise<DiffChoices> {
  await files.load(uri)
  const own = files.rootsOf(uri)
  const lastYear = own.flatMap((root) => files.closureOf(root).lastYears)[0]?.target
  const others = files
    .known()
    .filter((each) => !own.includes(each) && each !== normalizeUri(uri) && each !== lastYear && isBudget(files.document(each)))
  return { ...(lastYear === undefined ? {} : { lastYear }), budgets: others }
}
