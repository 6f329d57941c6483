/** Why a file is not there to be read, in both languages. Where that is said (at which declaration) is for `file-graph.ts`. */
import type { ReadProblem } from './host.ts'

export type FileProblemKind = ReadProblem | 'cycle'

export interface FileProblem {
  /** The file that cannot be had. */
  readonly uri: string
  readonly kind: FileProblemKind
  /** What the system said, or the way around a circle; already in the messages. */
  readonly detail: string
  readonly zh: string
  readonly en: string
}

/** `name` is the path as the author wrote it, or the file's own name when nobody wrote one. */
export function fileProblem(uri: string, kind: FileProblemKind, name: string, detail = ''): FileProblem {
  return { uri, kind, detail, ...messages[kind](name, detail) }
}

type Message = (name: string, detail: string) => { readonly zh: string; readonly en: string }

const messages: Record<FileProblemKind, Message> = {
  missing: (name) => ({ zh: `找不到文件“${name}”`, en: `File “${name}” not found` }),
  outside: (name) => ({
    zh: `“${name}”在打开的文件夹之外，没有读取；请打开包含它的文件夹`,
    en: `“${name}” lies outside the open folder and is not read; open a folder that holds it`,
  }),
  binary: (name) => ({ zh: `“${name}”不是文本文件`, en: `“${name}” is not a text file` }),
  encoding: (name, detail) => ({
    zh: `“${name}”的编码不是 UTF-8${detail && `（可能是 ${detail}）`}，请另存为 UTF-8`,
    en: `“${name}” is not encoded as UTF-8${detail && ` (likely ${detail})`}; save it as UTF-8`,
  }),
  'too-large': (name) => ({ zh: `“${name}”太大，没有读取`, en: `“${name}” is too large and is not read` }),
  unreadable: (name, detail) => ({
    zh: `“${name}”无法读取${detail && `：${detail}`}`,
    en: `“${name}” cannot be read${detail && `: ${detail}`}`,
  }),
  cycle: (name, detail) => ({
    zh: `“${name}”绕了一圈又回到自己：${detail}`,
    en: `“${name}” leads back to itself: ${detail}`,
  }),
}
