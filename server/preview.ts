/**
 * The preview's messages: a client opens and closes previews of budgets, and is told what changed in each after every edit. A preview comes last:
 * after the findings, when no message waits, in slices with a turn for messages between them; an edit puts an end to the one under way.
 */
import type { Connection } from 'vscode-languageserver'
import type { Preview, Steps } from '../publish/index.ts'
import { type ChangedFragment, SentFragments } from './sent-fragments.ts'
import type { Session } from './session.ts'

export const OPEN_PREVIEW_NOTIFICATION = 'gouji/preview/open'
export const CLOSE_PREVIEW_NOTIFICATION = 'gouji/preview/close'
export const PREVIEW_UPDATE_NOTIFICATION = 'gouji/preview/update'

export interface PreviewParams {
  readonly uri: string
}
export interface PreviewUpdate {
  readonly uri: string
  /** Of the document that the preview was opened for; null if it is not open in the editor. */
  readonly version: number | null
  /** Null where there is no table to show. */
  readonly preview: (Omit<Preview, 'fragments'> & { readonly fragments: readonly ChangedFragment[] }) | null
}

export interface PreviewOptions {
  /** Reads the files of a budget. */
  readonly load: (uri: string) => Promise<void>
  readonly preview: (uri: string) => Steps<Preview | undefined>
  readonly versionOf: (uri: string) => number | null
  /** Whether edits are being looked at, or wait for it. */
  readonly isBusy: () => boolean
  readonly turn: () => Promise<void>
  readonly send: (update: PreviewUpdate) => void
  readonly failed: (problem: unknown) => void
}

export interface Previews {
  /** Sends the whole preview, also if it was open before: the client may have lost what it had. */
  open(uri: string): Promise<void>
  close(uri: string): void
  /** The findings are settled: whatever changed with them is to be shown. */
  refresh(): void
}

/** Milliseconds: an edit that comes now waits no longer before it is looked at. */
const SLICE = 4

export function createPreviews(options: PreviewOptions): Previews {
  const { turn, isBusy, send, failed } = options
  const open = new Map<string, SentFragments>()
  /** Goes up with everything that makes a preview under way worthless. */
  let round = 0
  let work: Promise<void> | undefined

  const refresh = () => {
    round++
    if (open.size > 0) work ??= run().finally(() => (work = undefined))
  }

  async function run(): Promise<void> {
    let done = -1
    while (done !== round && !isBusy()) {
      done = round
      for (const [uri, sent] of [...open]) await show(uri, sent, done).catch(failed)
    }
  }

  async function show(uri: string, sent: SentFragments, own: number): Promise<void> {
    const isOvertaken = () => own !== round || isBusy() || open.get(uri) !== sent
    await pause()
    if (isOvertaken()) return
    const steps = options.preview(uri)
    let since = performance.now()
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return send({ uri, version: options.versionOf(uri), preview: step.value ? sent.update(step.value) : sent.nothing() })
      if (performance.now() - since < SLICE) continue
      await pause()
      if (isOvertaken()) return
      since = performance.now()
    }
  }

  /** Messages are handled one for each turn of the event loop: after two, none waits. */
  async function pause(): Promise<void> {
    await turn()
    await turn()
  }

  return {
    async open(uri) {
      open.set(uri, new SentFragments())
      await options.load(uri).catch(failed)
      refresh()
    },
    close: (uri) => void open.delete(uri),
    refresh,
  }
}

/** Wires the two messages that a client sends. */
export function answerPreviews(connection: Connection, current: () => Session | undefined): void {
  connection.onNotification(OPEN_PREVIEW_NOTIFICATION, ({ uri }: PreviewParams) => void current()?.previews.open(uri))
  connection.onNotification(CLOSE_PREVIEW_NOTIFICATION, ({ uri }: PreviewParams) => current()?.previews.close(uri))
}
