/** What a writer hands back: named bytes. Where they go is for the caller to say; no writer touches a disk. */
import type { Publication } from './model.ts'

export interface OutputFile {
  /** A bare file name, legal on Windows, macOS and Linux; never a path. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a person may choose about the files. A writer takes no notice of what does not concern it. */
export interface WriterOptions {
  /** Sums of a workbook as formulas, which a spreadsheet works out anew; `no` unless said otherwise. */
  readonly liveSums?: 'yes' | 'no'
}

/** The same publication gives the same bytes, on every machine and on every day. */
export type Writer = (publication: Publication, options?: WriterOptions) => readonly OutputFile[] | Promise<readonly OutputFile[]>

/** The platform's encoder; the layer compiles without the types of Node and of browsers, which both have it. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
