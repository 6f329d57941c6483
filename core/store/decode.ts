/** From a file's bytes to its text, or why there is none. Every host that reads bytes uses it; it reads nothing itself. */
import type { ReadProblem } from './host.ts'

/** A budget of a whole city has a few megabytes; beyond this a file is something else, and an editor would stand still. */
export const LARGEST_FILE = 64 * 1024 * 1024

export type Decoded =
  | { readonly text: string }
  | { readonly problem: Extract<ReadProblem, 'binary' | 'encoding' | 'too-large'>; readonly detail?: string }

/** Node and browsers have it; this layer compiles without their types. */
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string }

export function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes.length > LARGEST_FILE) return { problem: 'too-large' }
  const marked = byteOrderMark(bytes)
  if (marked !== undefined) return { problem: 'encoding', detail: marked }
  if (bytes.includes(0)) return { problem: 'binary' }
  // The decoder drops a byte order mark of UTF-8, which Notepad on Windows writes.
  const text = decodeAs('utf-8', bytes)
  if (text !== undefined) return { text }
  // GB18030 holds GBK and GB2312, and much else by accident: it is named as the likely one, never read.
  const likely = decodeAs('gb18030', bytes) === undefined ? {} : { detail: 'GBK' }
  return { problem: 'encoding', ...likely }
}

/** UTF-16 is full of zero bytes, but it is text and can be saved again. */
function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16'
  return undefined
}

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    // Not in this encoding; or, for GB18030, a Node that was built without it.
    return undefined
  }
}
