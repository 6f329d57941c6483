/** Files through the client, by two requests of our own: for a worker, which has no disk, and for workspaces that are on none. */
import type { Connection } from 'vscode-languageserver'
import { decodeBytes } from '../core/store/decode.ts'
import type { Host, ReadResult } from '../core/store/index.ts'
import { fromBase64 } from './base64.ts'

export type ClientFile = { readonly bytes: string } | { readonly problem: 'missing' | 'unreadable' | 'too-large'; readonly detail?: string }

export function createClientHost(connection: Connection): Host {
  return {
    async readFile(uri): Promise<ReadResult> {
      const answer: ClientFile = await connection.sendRequest('gouji/readFile', { uri })
      return 'bytes' in answer ? decodeBytes(fromBase64(answer.bytes)) : answer
    },
    listFiles: (folder) => connection.sendRequest<string[]>('gouji/listFiles', { folder }),
  }
}
