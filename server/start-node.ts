/** The server as a process: files from the disk unless the client offers its own. Also what `gouji lsp` starts. */
import { type Connection, createConnection } from 'vscode-languageserver/node'
import { createBudgetService } from './budget-service.ts'
import { createClientHost } from './client-host.ts'
import { createNodeHost } from './node-host.ts'
import { serve } from './serve.ts'

/** The library reads `--stdio`, `--node-ipc`, `--socket` and `--pipe` itself; without any of them it is standard input and output. */
export function startNodeServer(): void {
  const isSaid = process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument))
  const connection = isSaid ? createConnection() : createConnection(process.stdin, process.stdout)
  serve(connection, {
    createService: createBudgetService,
    createHost: (client: Connection, source) => (source === 'client' ? createClientHost(client) : createNodeHost()),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  })
  connection.listen()
}
