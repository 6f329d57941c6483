/**
 * A real client connection to a real server connection, in one process over two streams, and a small stand-in for the core:
 * it finds the character 错. What the core finds is tested elsewhere; here it is what the protocol carries.
 */
import { PassThrough } from 'node:stream'
import {
  createConnection,
  createProtocolConnection,
  type InitializeParams,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { type Host, SourceFiles } from '../../core/store/index.ts'
import type { Preview, Steps } from '../../publish/index.ts'
import { createClientHost } from '../../server/client-host.ts'
import { serve } from '../../server/serve.ts'
import type { BudgetService, Finding, ServiceOptions, ServiceSettings } from '../../server/service.ts'

export interface Started {
  readonly client: ProtocolConnection
  /** Every publication in the order in which it came. */
  readonly published: PublishDiagnosticsParams[]
  /** What was analysed: the root's address, once for each time. */
  readonly analysed: string[]
  readonly settings: ServiceSettings[]
  readonly errors: string[]
  open(uri: string, text: string, version?: number): Promise<void>
  /** A replacement of the whole text, as some clients send it, or of a range. */
  edit(uri: string, version: number, ...changes: { range?: Finding['range']; text: string }[]): Promise<void>
  close(uri: string): Promise<void>
  /** The first publication that fits, also if it has come already. */
  publication(fits: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>
  dispose(): Promise<void>
}

export interface HarnessOptions {
  readonly host?: Host
  readonly roots?: readonly string[]
  readonly initialize?: Partial<InitializeParams>
  readonly createService?: (options: ServiceOptions) => BudgetService
  /** Called in the middle of an analysis, after the documents were read. */
  readonly during?: (root: string) => Promise<void>
  /** Called between the steps of a preview, one for each line. */
  readonly duringPreview?: (line: number) => void
  /** Before the connection is listened to: for handlers that must not miss anything. */
  readonly prepare?: (client: ProtocolConnection) => void
}

const noFiles: Host = { readFile: async () => ({ problem: 'missing' }), listFiles: async () => [] }

export async function start(options: HarnessOptions = {}): Promise<Started> {
  const [up, down] = [new PassThrough(), new PassThrough()]
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down))
  const analysed: string[] = []
  const settings: ServiceSettings[] = []
  serve(server, {
    createService: options.createService ?? ((given) => standIn(given, analysed, settings, options)),
    createHost: (connection, source) => (source === 'client' ? createClientHost(connection) : (options.host ?? noFiles)),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  })
  server.listen()
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  const heard = listen(client)
  options.prepare?.(client)
  client.listen()
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: (options.roots ?? []).map((uri) => ({ uri, name: uri })),
    ...options.initialize,
  })
  await client.sendNotification('initialized', {})
  return { client, analysed, settings, ...heard, ...documents(client), dispose: () => dispose(client) }
}

function documents(client: ProtocolConnection): Pick<Started, 'open' | 'edit' | 'close'> {
  return {
    open: (uri, text, version = 1) => client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'budget', version, text } }),
    edit: (uri, version, ...contentChanges) => client.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    close: (uri) => client.sendNotification('textDocument/didClose', { textDocument: { uri } }),
  }
}

function listen(client: ProtocolConnection): Pick<Started, 'published' | 'errors' | 'publication'> {
  const published: PublishDiagnosticsParams[] = []
  const errors: string[] = []
  const waiting = new Set<() => void>()
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params)
    for (const look of waiting) look()
  })
  client.onNotification('window/logMessage', ({ message }: { message: string }) => void errors.push(message))
  return {
    published,
    errors,
    publication: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = published.find(fits)
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
  }
}

async function dispose(client: ProtocolConnection): Promise<void> {
  await client.sendRequest('shutdown')
  client.dispose()
}

function standIn(
  { host, roots, settings }: ServiceOptions,
  analysed: string[],
  seen: ServiceSettings[],
  { during, duringPreview }: HarnessOptions,
): BudgetService {
  const files = new SourceFiles(host, roots)
  let current = settings
  seen.push(settings)
  return {
    files,
    configure(next) {
      current = next
      seen.push(next)
    },
    async analyse(root) {
      analysed.push(root)
      await files.load(root)
      const found = files.closureOf(root).parts.flatMap((uri) => {
        const document = files.document(uri)
        return document ? [{ uri: document.uri, version: document.version, diagnostics: document.lines.flatMap((line) => slips(line, current)) }] : []
      })
      await during?.(root)
      return found
    },
    hover: (uri, { line }) => {
      const text = files.document(uri)?.lines[line]?.text
      return text === undefined ? undefined : { markdown: text }
    },
    complete: () => undefined,
    describe: () => undefined,
    analysesOf: () => [],
    catalog: undefined,
    preview: (uri) => previewOfLines(uri, files, duringPreview),
    shippedFormat: () => undefined,
    newYearPlan: () => undefined,
    newYear: () => ({ problem: { zh: '没有', en: 'none' } }),
    publication: async () => ({
      publication: { title: '预算', publisher: '', draft: true, language: 'zh', sections: [], charts: [], tables: [] },
      errors: 2,
    }),
  }
}

/** A fragment for each line, named by its first word; none of a document that is empty. */
function* previewOfLines(uri: string, files: SourceFiles, during: HarnessOptions['duringPreview']): Steps<Preview | undefined> {
  const fragments: { id: string; html: string }[] = []
  for (const { text, index } of files.document(uri)?.lines ?? []) {
    if (text !== '') fragments.push({ id: text.split(' ')[0] ?? '', html: text })
    yield
    during?.(index)
  }
  return fragments.length === 0 ? undefined : { title: '预算', draft: false, language: 'zh', files: [uri], fragments }
}

function slips({ text, index, document }: { text: string; index: number; document: { uri: string } }, { language }: ServiceSettings): Finding[] {
  return [...text.matchAll(/错/g)].map(({ index: at }) => {
    const range = { start: { line: index, character: at }, end: { line: index, character: at + 1 } }
    return {
      rule: 'slip',
      severity: 'error',
      message: language === 'zh' ? '有错' : 'a slip',
      range,
      related: [{ path: document.uri, range, message: '这里' }],
      fixes: [{ title: '改成对', edits: [{ uri: document.uri, range, newText: '对' }] }],
    }
  })
}
