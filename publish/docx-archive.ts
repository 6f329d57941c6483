/** The document's file: what the library packs, with a description and a font table of our own, and nothing in it that changes from day to day. */
import { type Document, Packer } from 'docx'
import { packAgain } from './archive.ts'
import { FANG, HEI, KAI, SONG } from './docx-styles.ts'
import { escapeHtml } from './html-table.ts'
import type { Publication } from './model.ts'
import { oneLine } from './plain-text.ts'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** Where a font is missing its other names are looked for, then one of the same kind. (ECMA-376 part 1, 17.8.3; 86 is the character set of GB 2312.) */
const FONTS = [
  { name: SONG, others: 'SimSun,Songti SC,STSong,Noto Serif CJK SC', panose: '02010600030101010101', family: 'roman' },
  { name: HEI, others: 'SimHei,Heiti SC,STHeiti,Noto Sans CJK SC', panose: '02010609060101010101', family: 'swiss' },
  { name: FANG, others: 'FangSong,仿宋_GB2312,STFangsong,Noto Serif CJK SC', panose: '02010609060101010101', family: 'modern' },
  { name: KAI, others: 'KaiTi,楷体_GB2312,Kaiti SC,STKaiti,Noto Serif CJK SC', panose: '02010609060101010101', family: 'modern' },
] as const

export async function packDocument(document: Document, publication: Publication): Promise<Uint8Array> {
  const parts = [
    { path: 'docProps/core.xml', data: coreProperties(publication) },
    { path: 'word/fontTable.xml', data: fontTable() },
  ]
  return packAgain(await Packer.pack(document, 'uint8array', undefined, parts))
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
