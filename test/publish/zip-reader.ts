/** A reader of zip archives that knows the format's directory (APPNOTE 4.3) and nothing of the writer. Not a test itself. */
import { crc32, inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50

/** Names and contents in the order of the directory; a wrong checksum throws. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (view.getUint32(end, true) !== END) end -= 1
  const files = new Map<string, Uint8Array>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error(`no entry at ${at}`)
    const [method, checksum, size, name, extra, comment, local] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 16, true),
      view.getUint32(at + 20, true),
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
      view.getUint32(at + 42, true),
    ]
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const packed = bytes.subarray(start, start + size)
    const content = method === 8 ? inflateRawSync(packed) : packed
    if (crc32(content) !== checksum) throw new Error(`checksum of entry at ${at}`)
    files.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), new Uint8Array(content))
    at += 46 + name + extra + comment
  }
  return files
}
