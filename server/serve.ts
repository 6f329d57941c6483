/** Wires a connection to the features: which message is answered by what. Everything that a feature does is in its own file. */
import {
  type CancellationToken,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import { LineDocument, normalizeUri } from '../core/store/index.ts'
import { answerBuild } from './build.ts'
import { CHECK_WORKSPACE_REQUEST, checkWorkspace } from './check-workspace.ts'
import { codeActions } from './code-actions.ts'
import { completion, completionOptions, resolveCompletion } from './completion.ts'
import { answerDiff } from './diff.ts'
import { FIX_ALL } from './fix-all.ts'
import { foldingRanges } from './folding.ts'
import { formatDocument, formatRange } from './formatting.ts'
import { hover } from './hover.ts'
import { answerLanguage, languageCapabilities } from './language-features.ts'
import { answerNewYear } from './new-year.ts'
import { documentSymbols } from './outline.ts'
import { answerPaste } from './paste.ts'
import { answerPreviews } from './preview.ts'
import { RULE_PAGE_REQUEST, rulePage } from './rule-page.ts'
import { createSession, type Environment, type Session } from './session.ts'
import { createTabLineActions } from './tab-lines.ts'

const result: InitializeResult = {
  serverInfo: { name: 'gouji' },
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: completionOptions,
    codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
}

function withCapabilities(more: ServerCapabilities): InitializeResult {
  const { capabilities } = result
  return { ...result, capabilities: { ...capabilities, ...more, workspace: { ...capabilities.workspace, ...more.workspace } } }
}

/** Starts listening. Nothing is answered before `initialize`, as the protocol has it. */
export function serve(connection: Connection, environment: Environment): void {
  let session: Session | undefined
  const documents = new TextDocuments<LineDocument>({
    create(uri, languageId, version, text) {
      const document = LineDocument.create(uri, languageId, version, text)
      session?.service.files.open(document)
      return document
    },
    update(document, changes, version) {
      session?.service.files.change(document.uri, changes, version)
      return document
    },
  })
  connection.onInitialize((params) => {
    session = createSession(connection, environment, params, () => documents.keys())
    return withCapabilities(languageCapabilities(params))
  })
  connection.onInitialized(() => {
    if (!session) return
    void session.configure()
    if (session.tellsFolders) followFolders(connection, session)
    if (session.watchesFiles) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.budget' }] })
    }
  })
  documents.onDidChangeContent(({ document }) => session?.publisher.changed(document.uri))
  documents.onDidClose(({ document }) => {
    session?.service.files.close(document.uri)
    session?.publisher.changed(document.uri)
  })
  documents.listen(connection)
  answerWorkspace(connection, () => session)
  answerFeatures(connection, () => session)
  answerLanguage(connection, () => session)
  answerPreviews(connection, () => session)
  answerBuild(connection, () => session)
  answerDiff(connection, () => session)
  answerPaste(connection, () => session)
  answerNewYear(connection, () => session)
}

function answerWorkspace(connection: Connection, current: () => Session | undefined): void {
  connection.onDidChangeConfiguration(() => void current()?.configure())
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const session = current()
    for (const { uri } of changes) session?.service.files.forget(uri)
    session?.publisher.allChanged()
  })
}

/** Only for a client that tells: the library refuses the question otherwise. */
function followFolders(connection: Connection, { service: { files }, publisher }: Session): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = removed.map(({ uri }) => normalizeUri(uri))
    files.setRoots([...files.roots.filter((root) => !gone.includes(root)), ...added.map(({ uri }) => uri)])
    publisher.allChanged()
  })
}

function answerFeatures(connection: Connection, current: () => Session | undefined): void {
  const tabLineActions = createTabLineActions()
  /** A question about a document that is not open, or before the start, has the empty answer. */
  const about =
    <P extends { textDocument: { uri: string } }, R>(answer: (params: P, session: Session, document: LineDocument, token: CancellationToken) => R) =>
    (params: P, token: CancellationToken): R | null => {
      const session = current()
      const document = session?.service.files.document(params.textDocument.uri)
      return session && document ? answer(params, session, document, token) : null
    }
  connection.onHover(about((params, session, _, token) => hover(params, session, token)))
  connection.onCompletion(about((params, session, _, token) => completion(params, session, token)))
  connection.onCompletionResolve((item) => {
    const session = current()
    return session ? resolveCompletion(item, session.service) : item
  })
  connection.onCodeAction(
    about(async (params, session, document, token) => [...tabLineActions(params, session, document), ...(await codeActions(params, session, token))]),
  )
  connection.onDocumentFormatting(about((_params, _session, document) => formatDocument(document)))
  connection.onDocumentRangeFormatting(about((params, _, document) => formatRange(document, params.range)))
  connection.onDocumentSymbol(about((_params, _session, document) => documentSymbols(document)))
  connection.onFoldingRanges(about((_params, _session, document) => foldingRanges(document)))
  connection.onRequest(RULE_PAGE_REQUEST, rulePage)
  connection.onRequest(CHECK_WORKSPACE_REQUEST, (_params: unknown, token: CancellationToken) => {
    const session = current()
    return session ? checkWorkspace(session, token) : { files: 0, errors: 0, warnings: 0 }
  })
}
