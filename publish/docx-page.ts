/** Paper, margins, and what stands at the top and foot of each page, after GB/T 9704: a type area of 156 × 225 mm on A4, numbers at the outer side. */
import { AlignmentType, Footer, Header, type ISectionOptions, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx'
import { TextWatermark } from 'docx/watermarks'
import { SONG, STYLES } from './docx-styles.ts'
import { emWidth } from './line-breaks.ts'
import type { Words } from './words.ts'

export type Orientation = 'portrait' | 'landscape'

const MILLIMETRE = 72 / 25.4
const SHORT = 210
const LONG = 297
const MARGINS = { portrait: { top: 37, right: 26, bottom: 35, left: 28 }, landscape: { top: 28, right: 35, bottom: 26, left: 37 } } as const

/** The type area in points. */
export const AREA: Readonly<Record<Orientation, { readonly width: number; readonly height: number }>> = {
  portrait: { width: (SHORT - 28 - 26) * MILLIMETRE, height: (LONG - 37 - 35) * MILLIMETRE },
  landscape: { width: (LONG - 37 - 35) * MILLIMETRE, height: (SHORT - 28 - 26) * MILLIMETRE },
}

/** The number stands 7 mm below the type area. */
const TO_NUMBER = 7 + STYLES.Footer.line / MILLIMETRE

const WATERMARK_WIDTH = 360

const twips = (millimetres: number) => Math.round(millimetres * MILLIMETRE * 20)

export function pageProperties(orientation: Orientation): NonNullable<ISectionOptions['properties']> {
  const { top, right, bottom, left } = MARGINS[orientation]
  const margin = { top: twips(top), right: twips(right), bottom: twips(bottom), left: twips(left) }
  return {
    page: {
      // The library takes the paper upright and turns it.
      size: {
        width: twips(SHORT),
        height: twips(LONG),
        orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: { ...margin, header: twips(15), footer: twips(bottom - TO_NUMBER) },
    },
  }
}

/** A draft says so on each page, above the text and across it. */
export function draftHeaders(words: Words): NonNullable<ISectionOptions['headers']> {
  const header = () =>
    new Header({
      children: [
        new Paragraph({
          style: 'Draft',
          children: [new TextRun(words.draftNotice), watermark(words.draft.toUpperCase())],
        }),
      ],
    })
  return { default: header(), even: header() }
}

/** The letters fill a box, so it has their proportions. */
function watermark(text: string): TextWatermark {
  return new TextWatermark({
    text,
    font: SONG,
    color: '#d9d9d9',
    width: WATERMARK_WIDTH,
    height: Math.round(WATERMARK_WIDTH / emWidth(text, 'bold')),
  })
}

/** — 1 — at the right of odd pages and at the left of even ones. */
export function numberedFooters(): NonNullable<ISectionOptions['footers']> {
  const footer = (side: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          style: 'Footer',
          alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          indent: { [side]: STYLES.Footer.size * 20 },
          children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
        }),
      ],
    })
  return { default: footer('right'), even: footer('left') }
}
