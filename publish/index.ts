/** The publishing layer's public face: what is published, and the writers that turn it into files. Pure: bytes out, no disk. */

export { htmlPage } from './html.ts'
export type * from './model.ts'
export type { OutputFile, Writer } from './output.ts'
export { type FormatName, formatNames, isFormatName, writers } from './writers.ts'
