/** The server as a process: files from the disk unless the client offers its own. Also what `gouji lsp` starts. */
import { setFlagsFromString } from 'node:v8'
import { type Connection, createConnection } from 'vscode-languageserver/node'
import { createBudgetService } from './budget-service.ts'
import { createClientHost } from './client-host.ts'
import { createNodeHost } from './node-host.ts'
import { serve } from './serve.ts'

/** The library reads `--stdio`, `--node-ipc`, `--socket` and `--pipe` itself; without any of them it is standard input and output. */
export function startNodeServer(): void {
  // A budget of a hundred thousand rows is read into objects that stay: a large nursery would only copy them, and keep its pages.
  setFlagsFromString('--semi-space-growth-factor=1')
  const isSaid = process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument))
  const connection = isSaid ? createConnection() : createConnection(process.stdin, process.stdout)
  serve(connection, {
    createService: createBudgetService,
    createHost: (client: Connection, source) => (source === 'client' ? createClientHost(client) : createNodeHost()),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  })
  connection.listen()
}
