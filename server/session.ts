/** What lives from `initialize` to `exit`: the service with its files, the publisher, and what the client can do. */
import type { Connection, InitializeParams } from 'vscode-languageserver'
import type { Host } from '../core/store/index.ts'
import { type ClientTraits, traitsOf } from './client-traits.ts'
import { toDiagnostic } from './convert.ts'
import { isFormat } from './file-role.ts'
import { createPreviews, PREVIEW_UPDATE_NOTIFICATION, type Previews } from './preview.ts'
import { createPublisher, type Publisher } from './publisher.ts'
import { createRefreshes } from './refreshes.ts'
import type { BudgetService, CreateService } from './service.ts'
import { type DisplaySettings, displaySettingsOf, settingsAtStart, settingsOf, startOptions } from './settings.ts'
import { createStatusBoard } from './status.ts'

/** What differs between a process, a worker and a test. */
export interface Environment {
  readonly createService: CreateService
  /** Whether the client's files are to be used, since it offers them. */
  createHost(connection: Connection, source: 'own' | 'client'): Host
  /** Comes back after whatever waits in the message queue has had its turn. */
  turn(): Promise<void>
}

export interface Session {
  readonly service: BudgetService
  readonly publisher: Publisher
  readonly previews: Previews
  readonly traits: ClientTraits
  /** As they are now: the client may change them at any time. */
  readonly display: DisplaySettings
  /** Lets the messages that wait have their turn. */
  turn(): Promise<void>
  readonly watchesFiles: boolean
  readonly tellsFolders: boolean
  /** Asks the client for its settings anew and looks at everything again. */
  configure(): Promise<void>
}

export function createSession(
  connection: Connection,
  environment: Environment,
  params: InitializeParams,
  openUris: () => readonly string[],
): Session {
  const atStart = settingsAtStart(params)
  const { filesThroughClient, rulePages } = startOptions(params)
  const source = filesThroughClient === true ? 'client' : 'own'
  const service = environment.createService({
    host: environment.createHost(connection, source),
    roots: rootsOf(params),
    settings: atStart,
  })
  const failed = (problem: unknown) => connection.console.error(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem))
  const traits = traitsOf(params)
  const refreshes = createRefreshes(connection, traits, failed)
  const showStatus = createStatusBoard(connection, () => session, openUris)
  const hasConfiguration = params.capabilities.workspace?.configuration === true
  const displayAtStart = displaySettingsOf(startOptions(params), atStart.language)
  let display = displayAtStart
  const pages = typeof rulePages === 'string' ? rulePages : undefined
  // The first look waits for the settings, so that no severity flashes up and changes.
  let configured: Promise<void> = Promise.resolve()
  const previews = createPreviews({
    load: (uri) => service.files.load(uri),
    preview: (uri) => service.preview(uri),
    versionOf: (uri) => (service.files.isOpen(uri) ? (service.files.document(uri)?.version ?? null) : null),
    isBusy: () => publisher.isBusy(),
    turn: environment.turn,
    send: (update) => void connection.sendNotification(PREVIEW_UPDATE_NOTIFICATION, update),
    failed,
  })
  const publisher: Publisher = createPublisher({
    files: service.files,
    openUris,
    turn: environment.turn,
    failed,
    idle: () => {
      showStatus()
      previews.refresh()
    },
    analyse: async (root) => {
      await configured
      return service.analyse(root)
    },
    send: (uri, version, findings) => {
      const diagnostics = findings.map((finding) => toDiagnostic(finding, version ?? 0, pages))
      void connection.sendDiagnostics(version === undefined ? { uri, diagnostics } : { uri, version, diagnostics })
      if (isFormat(service.files.document(uri))) refreshes.everything()
      else refreshes.found(uri, findings, openUris().length)
    },
  })
  const configure = async () => {
    if (!hasConfiguration) return
    try {
      const configuration: unknown = await connection.workspace.getConfiguration('gouji')
      const settings = settingsOf(configuration, atStart)
      display = displaySettingsOf(configuration, settings.language, displayAtStart)
      service.configure(settings)
      refreshes.everything()
    } catch (problem) {
      failed(problem)
    }
  }
  const session: Session = {
    service,
    publisher,
    previews,
    traits,
    get display() {
      return display
    },
    turn: environment.turn,
    // A client that hands out the files tells of their changes by itself.
    watchesFiles: source === 'own' && params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    tellsFolders: params.capabilities.workspace?.workspaceFolders === true,
    configure() {
      configured = configure()
      publisher.allChanged()
      return configured
    },
  }
  return session
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders && workspaceFolders.length > 0) return workspaceFolders.map(({ uri }) => uri)
  return rootUri ? [rootUri] : []
}
