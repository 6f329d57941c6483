/**
 * How each kind of text is set, after GB/T 9704: 仿宋 of 16 points on lines of 28, headings in 黑体, 楷体 and bold 仿宋, tables in 宋体. The sizes stand
 * here once: the document's styles are made of them, and so is the count of its pages.
 */
import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx'

/** Names that Chinese Windows and macOS know; fonts that stand in for them are named in the font table. */
export const SONG = '宋体'
export const HEI = '黑体'
export const FANG = '仿宋'
export const KAI = '楷体'

export interface TextStyle {
  readonly name: string
  readonly font: string
  /** In points, as all lengths here. */
  readonly size: number
  readonly line: number
  readonly before?: number
  readonly after?: number
  /** Of the first line, in characters. */
  readonly indent?: number
  /** Of all lines, in characters. */
  readonly left?: number
  readonly bold?: true
  readonly align?: 'center' | 'right' | 'both'
  /** Its level among the document's headings, from 0. */
  readonly outline?: number
  readonly keepNext?: true
  readonly color?: string
  /**
   * The language that figures and Latin words are said to be in. LibreOffice breaks Chinese between any two digits, which would be wrong in prose; but where
   * 宋体 is missing it sets English in a font with much wider digits, which would be wrong in tables.
   */
  readonly latin?: 'zh-CN'
}

const heading = { line: 28, indent: 2, keepNext: true } as const
const contents = { name: 'toc', font: FANG, size: 14, line: 26 } as const

export const STYLES = {
  Title: { name: 'Title', font: SONG, size: 36, line: 56, after: 40, bold: true, align: 'center' },
  Publisher: { name: 'Publisher', font: SONG, size: 26, line: 44, before: 150, after: 36, bold: true, align: 'center' },
  ContentsTitle: { name: 'Contents Title', font: HEI, size: 22, line: 36, after: 16, align: 'center' },
  TOC1: { ...contents, name: 'toc 1', font: HEI },
  TOC2: { ...contents, name: 'toc 2', left: 2 },
  TOC3: { ...contents, name: 'toc 3', left: 4 },
  Heading1: { name: 'heading 1', font: HEI, size: 22, line: 36, after: 14, align: 'center', outline: 0, keepNext: true },
  Heading2: { ...heading, name: 'heading 2', font: HEI, size: 16, outline: 1 },
  Heading3: { ...heading, name: 'heading 3', font: KAI, size: 16, outline: 2 },
  Heading4: { ...heading, name: 'heading 4', font: FANG, size: 16, bold: true, outline: 3 },
  BodyText: { name: 'Body Text', font: FANG, size: 16, line: 28, indent: 2, align: 'both' },
  TableName: { name: 'Table Name', font: HEI, size: 12, line: 18, keepNext: true },
  TableTitle: { name: 'Table Title', font: HEI, size: 16, line: 26, align: 'center', outline: 1, keepNext: true },
  TableUnit: { name: 'Table Unit', font: SONG, size: 10.5, line: 18, align: 'right', keepNext: true },
  TableText: { name: 'Table Text', font: SONG, size: 10.5, line: 14, latin: 'zh-CN' },
  TableNote: { name: 'Table Note', font: SONG, size: 10.5, line: 16 },
  /** What Word wants behind a table and nobody is to see. */
  TableEnd: { name: 'Table End', font: SONG, size: 1, line: 1 },
  Draft: { name: 'Draft Notice', font: HEI, size: 10.5, line: 14, align: 'center', color: 'B00020' },
  Footer: { name: 'footer', font: SONG, size: 14, line: 18 },
} as const satisfies Record<string, TextStyle>

export type StyleName = keyof typeof STYLES

/** The type of a table of that size; it hangs on the style of all tables, so that one change changes them all. */
export const tableStyle = (size: number): string => `TableText${size * 2}`

export function documentStyles(tableSizes: readonly number[]): IStylesOptions {
  return {
    default: { document: { run: { ...runOf(STYLES.BodyText), language: { value: 'en-US', eastAsia: 'zh-CN' } } } },
    paragraphStyles: [
      ...Object.entries<TextStyle>(STYLES).map(([id, style]) => paragraphStyle(id, style)),
      ...tableSizes.map((size) => ({
        id: tableStyle(size),
        name: `Table Text ${size}`,
        basedOn: 'TableText',
        run: { size: size * 2 },
        paragraph: { spacing: exact(tableLine(size)) },
      })),
    ],
  }
}

/** The height of a line of a table, in points. */
export function tableLine(size: number): number {
  return Math.round(size * 1.3 * 10) / 10
}

function paragraphStyle(id: string, style: TextStyle): IParagraphStyleOptions {
  const { name, line, before = 0, after = 0, indent = 0, left = 0, align, outline, keepNext, size } = style
  return {
    id,
    name,
    basedOn: 'Normal',
    next: outline === undefined ? id : 'BodyText',
    quickFormat: true,
    run: runOf(style),
    paragraph: {
      spacing: { ...exact(line), before: before * 20, after: after * 20 },
      ...(indent > 0 || left > 0 ? { indent: { left: left * size * 20, firstLine: indent * size * 20, firstLineChars: indent * 100 } } : {}),
      ...(align ? { alignment: align === 'both' ? AlignmentType.BOTH : align === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT } : {}),
      ...(outline === undefined ? {} : { outlineLevel: outline }),
      ...(keepNext ? { keepNext } : {}),
    },
  }
}

function runOf({ font, size, bold, color, latin }: TextStyle) {
  return {
    font: { ascii: font, hAnsi: font, eastAsia: font, cs: font },
    size: size * 2,
    ...(bold ? { bold } : {}),
    ...(color ? { color } : {}),
    ...(latin ? { language: { value: latin, eastAsia: 'zh-CN' } } : {}),
  }
}

function exact(line: number) {
  return { line: Math.round(line * 20), lineRule: LineRuleType.EXACT }
}
