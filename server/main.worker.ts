/** The entry of dist/server.worker.js: the server in a browser's worker. It has no disk, so all files come from the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { createBudgetService } from './budget-service.ts'
import { createClientHost } from './client-host.ts'
import { serve } from './serve.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope))

/** Messages to the worker and to this channel are served in the order in which they came, and no timer slows them down. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

serve(connection, { createService: createBudgetService, createHost: createClientHost, turn })
connection.listen()
