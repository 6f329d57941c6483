/** `gouji fmt`: columns made straight in place, blanks only. Line ends and a byte order mark stay what they were. */
import { decodeBytes } from '../core/store/decode.ts'
import { fileProblem } from '../core/store/file-problem.ts'
import { splitLines } from '../core/store/split-lines.ts'
import { formatLines } from '../grammar/index.ts'
import { replaceFile } from './atomic-write.ts'
import { collectFiles, type GivenFile } from './collect-files.ts'
import { readBytes } from './disk-host.ts'
import type { CommonOptions } from './program.ts'
import type { Terminal } from './terminal.ts'

export interface FmtOptions extends CommonOptions {
  /** Name the files that are not formatted, and touch none. */
  readonly check?: boolean
}

const BYTE_ORDER_MARK = '\ufeff'

export async function fmt(paths: readonly string[], options: FmtOptions, terminal: Terminal): Promise<number> {
  let changed = 0
  let unreadable = 0
  for (const file of await collectFiles(paths, terminal.folder)) {
    const text = await readWhole(file, options, terminal)
    if (text === undefined) {
      unreadable++
      continue
    }
    const formatted = formatText(text)
    if (formatted === text) continue
    changed++
    if (!options.check) await replaceFile(file.path, new TextEncoder().encode(formatted))
    terminal.out(`${file.name}\n`)
  }
  if (unreadable > 0) return 2
  return options.check && changed > 0 ? 1 : 0
}

async function readWhole(file: GivenFile, { language }: FmtOptions, terminal: Terminal): Promise<string | undefined> {
  const read = await readBytes(file.path)
  const decoded = 'bytes' in read ? decodeBytes(read.bytes) : read
  if ('text' in decoded) return 'bytes' in read && startsWithMark(read.bytes) ? BYTE_ORDER_MARK + decoded.text : decoded.text
  terminal.error(`gouji: ${fileProblem(file.uri, decoded.problem, file.name, decoded.detail)[language]}\n`)
  return undefined
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/** The text with its lines formatted; each line keeps its own end. */
export function formatText(text: string): string {
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : ''
  const lines = splitLines(text.slice(mark.length))
  const changes = new Map(formatLines(lines.map((line) => line.text)).map((change) => [change.line, change.text]))
  return mark + lines.map((line, index) => (changes.get(index) ?? line.text) + line.ending).join('')
}
