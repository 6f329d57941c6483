/** The formats that a publication is written in. A new one is a file beside this and a line here; commands list what they find. */
import { writeCsv } from './csv.ts'
import { writeDataPackage } from './datapackage.ts'
import { writeDocx } from './docx.ts'
import { writeHtml } from './html.ts'
import { writeMarkdown } from './markdown.ts'
import type { Writer } from './output.ts'
import { writeXlsx } from './xlsx.ts'

const byName = {
  html: writeHtml,
  xlsx: writeXlsx,
  docx: writeDocx,
  csv: writeCsv,
  md: writeMarkdown,
  json: writeDataPackage,
} as const satisfies Record<string, Writer>

export type FormatName = keyof typeof byName
export const writers: Readonly<Record<FormatName, Writer>> = byName
export const formatNames = Object.keys(writers) as readonly FormatName[]

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(writers, name)
}
