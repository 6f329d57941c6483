/** How a sheet comes out of a printer: as wide as the page, and with title and header on each page. The library has no option for either. */
import type { Feature } from 'write-excel-file/universal'

/** What a feature of ours does: it changes parts, and adds none. */
export interface PartChanges {
  readonly files: Required<Pick<NonNullable<Feature<unknown>['files']>, 'transform'>>
}

export const printSetup: PartChanges = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        // `sheetPr` must be the first child; the library's own changes have been made when this one's turn comes.
        transform: (xml) => withPage(xml).replace(/<worksheet [^>]*>/, (opening) => `${opening}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`),
        // A height of no pages means as many as it takes.
        transformElementAttributes: (tag, attributes) => (tag === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes),
      },
      'xl/workbook.xml': {
        transform: (xml, sheets) => {
          const names = sheets.flatMap(({ sheet, stickyRowsCount }, index) =>
            sheet && stickyRowsCount ? [printTitles(sheet, stickyRowsCount, index)] : [],
          )
          return names.length === 0 ? xml : xml.replace('<definedNames/>', () => `<definedNames>${names.join('')}</definedNames>`)
        },
      },
    },
  },
}

/** A sheet that lies has a page set-up from the library; one that stands has none, and all of it would be printed on one page. */
function withPage(xml: string): string {
  const margins = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
  const standing = `${margins}<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>`
  return xml.includes('<pageSetup ') ? xml : xml.replace('</worksheet>', () => `${standing}</worksheet>`)
}

/** A name that Excel itself understands. In a reference a sheet's name stands between apostrophes, and one inside is doubled. */
function printTitles(sheet: string, rows: number, index: number): string {
  const name = sheet.replaceAll("'", "''").replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$1:$${rows}</definedName>`
}
