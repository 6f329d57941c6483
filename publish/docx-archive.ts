/** The document's file: what the library packs, with a description and a font table of our own, and nothing in it that changes from day to day. */
import { type Document, Packer } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import { pack } from './archive.ts'
import { FANG, HEI, KAI, SONG } from './docx-styles.ts'
import { escapeHtml } from './html-table.ts'
import type { Publication } from './model.ts'
import { utf8 } from './output.ts'
import { oneLine } from './plain-text.ts'

const HEADER = /^word\/header\d+\.xml$/
const TABLE_END = '</w:tbl>'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** Where a font is missing its other names are looked for, then one of the same kind. (ECMA-376 part 1, 17.8.3; 86 is the character set of GB 2312.) */
const FONTS = [
  { name: SONG, others: 'SimSun,Songti SC,STSong,Noto Serif CJK SC', panose: '02010600030101010101', family: 'roman' },
  { name: HEI, others: 'SimHei,Heiti SC,STHeiti,Noto Sans CJK SC', panose: '02010609060101010101', family: 'swiss' },
  { name: FANG, others: 'FangSong,仿宋_GB2312,STFangsong,Noto Serif CJK SC', panose: '02010609060101010101', family: 'modern' },
  { name: KAI, others: 'KaiTi,楷体_GB2312,Kaiti SC,STKaiti,Noto Serif CJK SC', panose: '02010609060101010101', family: 'modern' },
] as const

/** @param rows the rows of each table, in the order of the tables, as XML */
export async function packDocument(document: Document, rows: readonly string[], publication: Publication): Promise<Uint8Array> {
  const parts = [
    { path: 'docProps/core.xml', data: coreProperties(publication) },
    { path: 'word/fontTable.xml', data: fontTable() },
  ]
  const files = unzipSync(await Packer.pack(document, 'uint8array', undefined, parts))
  return pack(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, finished(path, bytes, rows)])))
}

function finished(path: string, bytes: Uint8Array, rows: readonly string[]): Uint8Array {
  if (path === 'word/document.xml') return utf8(withRows(strFromU8(bytes), rows))
  // A watermark has a name by which Word knows it for one, with an end that the library makes up anew each time.
  if (HEADER.test(path)) return utf8(strFromU8(bytes).replace(/(?<= id="PowerPlusWaterMarkObject)[^"]*/g, '1'))
  return bytes
}

/** No text can hold the end of a table, since its brackets would be escaped. */
function withRows(xml: string, rows: readonly string[]): string {
  const [first = '', ...others] = xml.split(TABLE_END)
  return first + others.map((after, index) => (rows[index] ?? '') + TABLE_END + after).join('')
}

/** The library's own would hold the present time. */
function coreProperties(publication: Publication): string {
  const element = (name: string, text: string) => (text === '' ? '' : `<${name}>${escapeHtml(text)}</${name}>`)
  const namespaces =
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
  const all = [
    element('dc:title', oneLine(publication.title)),
    element('dc:creator', oneLine(publication.publisher)),
    element('dc:language', 'zh-CN'),
  ]
  return `${DECLARATION}<cp:coreProperties ${namespaces}>${all.join('')}</cp:coreProperties>`
}

function fontTable(): string {
  const fonts = FONTS.map(
    ({ name, others, panose, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `${DECLARATION}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}
