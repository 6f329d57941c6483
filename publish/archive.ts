/** An office file's archive with nothing in it that changes from day to day. Not a general zip tool. */
import { unzipSync, zipSync } from 'fflate'

/**
 * The libraries stamp each part with the present time and offer no other. A zip entry holds a local time; the first one that it can hold,
 * taken from local parts, is the same bytes in every time zone.
 */
const FIXED_TIME = new Date(1980, 0, 1)

export function packAgain(archive: Uint8Array): Uint8Array {
  return zipSync(unzipSync(archive), { mtime: FIXED_TIME, level: 6 })
}

/** Files by their paths in the archive, in the order given. */
export function pack(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files }, { mtime: FIXED_TIME, level: 6 })
}
