/** A bare client of the built server over standard input and output: it writes edits and waits for the publication of their version. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'

/** Longer than anything that can still be called an answer. */
const PATIENCE = 60_000

/** @param {string} server @param {string} folder */
export async function startClient(server, folder) {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  /** @type {{ uri: string, version: number, resolve: (params: Publication) => void } | undefined} */
  let waiting
  const counts = { publications: 0, stale: 0, latest: 0 }
  connection.onNotification('textDocument/publishDiagnostics', (/** @type {Publication} */ params) => {
    if (params.version === undefined) return
    counts.publications++
    if (params.version < counts.latest) counts.stale++
    counts.latest = Math.max(counts.latest, params.version)
    if (waiting?.uri === params.uri && params.version >= waiting.version) waiting.resolve(params)
  })
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: process.pid,
    capabilities: {},
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'bench' }],
  })
  await connection.sendNotification('initialized', {})

  /** @param {string} uri @param {number} version @returns {Promise<Publication>} */
  const publication = (uri, version) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no findings for version ${version} within ${PATIENCE / 1000} s`)), PATIENCE)
      waiting = {
        uri,
        version,
        resolve: (params) => {
          clearTimeout(timer)
          resolve(params)
        },
      }
    })
  return {
    connection,
    counts,
    publication,
    /** Megabytes of the server process; 0 where the system does not say. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(status(child.pid))?.[1] ?? 0) / 1024,
    async stop() {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      connection.dispose()
    },
  }
}

/** @typedef {{ uri: string, version?: number, diagnostics: { message: string }[] }} Publication */

/** @param {number | undefined} pid */
function status(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}
