/**
 * Clipboards as the programs write them, made from a table with headings as paths: the markup of Excel, WPS and Word around the same cells, and the
 * text that comes along. What is of each program's own (styles, conditional comments, `x:num`, paragraphs in cells) is as they have it.
 */
export interface Sheet {
  readonly title?: string
  readonly unit?: string
  /** `本年支出.基本支出` for a heading under a merged one. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The first so many columns are merged downwards over each block of so many rows. */
  readonly merged?: { readonly columns: number; readonly blocks: readonly number[] }
  /** Below the table, over its width. */
  readonly notes?: readonly string[]
}

export interface Cell {
  readonly text: string
  readonly rowSpan: number
  readonly columnSpan: number
}

const FIGURE = /^-?[\d,]+\.?\d*$/

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The header as rows of cells, headings that several columns share merged. */
export function headerCells(columns: readonly string[]): readonly (readonly Cell[])[] {
  const paths = columns.map((column) => column.split('.'))
  const depth = Math.max(...paths.map(({ length }) => length))
  const shared = (a: readonly string[] | undefined, b: readonly string[] | undefined, to: number) =>
    a !== undefined && b !== undefined && a.length > to && b.length > to && a.slice(0, to + 1).join() === b.slice(0, to + 1).join()
  return Array.from({ length: depth }, (_, row) =>
    paths.flatMap((path, column): Cell[] => {
      if (row >= path.length) return []
      const isLeaf = row === path.length - 1
      if (!isLeaf && shared(paths[column - 1], path, row)) return []
      let columnSpan = 1
      while (!isLeaf && shared(paths[column + columnSpan], path, row)) columnSpan += 1
      return [{ text: path[row] ?? '', rowSpan: isLeaf ? depth - row : 1, columnSpan }]
    }),
  )
}

/** Rows of cells of the whole sheet: title and unit merged over its width, the header, the rows. */
export function sheetCells({ title, unit, columns, rows, merged, notes = [] }: Sheet): readonly (readonly Cell[])[] {
  const whole = (text: string): Cell[] => [{ text, rowSpan: 1, columnSpan: columns.length }]
  return [
    ...(title === undefined ? [] : [whole(title)]),
    ...(unit === undefined ? [] : [whole(`金额单位：${unit}`)]),
    ...headerCells(columns),
    ...rowCells(rows, merged),
    ...notes.map(whole),
  ]
}

function rowCells(rows: Sheet['rows'], merged: Sheet['merged']): readonly (readonly Cell[])[] {
  if (!merged) return rows.map((row) => row.map((text) => ({ text, rowSpan: 1, columnSpan: 1 })))
  let from = 0
  return merged.blocks.flatMap((count) => {
    const block = rows.slice(from, from + count)
    from += count
    return block.map((row, index) =>
      row.flatMap((text, column): Cell[] => {
        const isMerged = column < merged.columns
        return isMerged && index > 0 ? [] : [{ text, rowSpan: isMerged ? count : 1, columnSpan: 1 }]
      }),
    )
  })
}

function spans({ rowSpan, columnSpan }: Cell): string {
  return `${columnSpan > 1 ? ` colspan=${columnSpan}` : ''}${rowSpan > 1 ? ` rowspan=${rowSpan}` : ''}`
}

/** Excel: styles as classes, breaks of its own within long tags, closing tags for all cells, figures right. */
export function excelHtml(sheet: Sheet): string {
  const cell = (each: Cell) => {
    const isFigure = FIGURE.test(each.text)
    const text = escaped(each.text).replaceAll('\n', '<br>\n    ')
    return `  <td${spans(each)} class=xl${isFigure ? 66 : 65} ${isFigure ? 'align=right ' : ''}style='border-top:none;\n  border-left:none'>${text === '' ? '&nbsp;' : text}</td>`
  }
  const rows = sheetCells(sheet).map((row) => ` <tr height=19 style='height:14.25pt'>\n${row.map(cell).join('\n')}\n </tr>`)
  return `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<!--[if gte mso 9]><xml>
 <x:ExcelWorkbook><x:ActiveSheet>0</x:ActiveSheet></x:ExcelWorkbook>
</xml><![endif]-->
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
tr
	{mso-height-source:auto;}
col
	{mso-width-source:auto;}
br
	{mso-data-placement:same-cell;}
.xl65
	{mso-number-format:"\\@";
	border:.5pt solid windowtext;}
.xl66
	{mso-number-format:"\\#\\,\\#\\#0\\.000000";}
ruby
	{ruby-align:left;}
rt
	{color:windowtext;
	mso-char-type:none;
	display:none;}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">

<table border=0 cellpadding=0 cellspacing=0 width=900 style='border-collapse:
 collapse;width:675pt'>
<!--StartFragment-->
${sheet.columns.map(() => " <col width=100 style='mso-width-source:userset;mso-width-alt:3200;width:75pt'>").join('\n')}
${rows.join('\n')}
<!--EndFragment-->
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'>
${sheet.columns.map(() => "  <td width=100 style='width:75pt'></td>").join('\n')}
 </tr>
 <![endif]>
</table>

</body>

</html>
`
}

/** WPS: attributes in quotation marks, `x:num` with the figure where what is shown has separators, `x:str` for texts. */
export function wpsHtml(sheet: Sheet): string {
  const cell = (each: Cell) => {
    const isFigure = FIGURE.test(each.text)
    const kind = each.text === '' ? '' : isFigure ? ` x:num="${each.text.replaceAll(',', '')}"` : ' x:str'
    const text = escaped(each.text).replaceAll('\n', '<br/>')
    return `    <td class="et${isFigure ? 4 : 2}"${kind}${each.columnSpan > 1 ? ` colspan="${each.columnSpan}"` : ''}${each.rowSpan > 1 ? ` rowspan="${each.rowSpan}"` : ''} style='border-right:none;border-bottom:none;'>${isFigure ? `<span style='mso-spacerun:yes;'>&nbsp;</span>${text}` : text}</td>`
  }
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
 <head>
  <meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>
  <meta name="ProgID" content="Excel.Sheet"/>
  <meta name="Generator" content="WPS Office ET"/>
  <style>
<!-- @page
	{margin:1.00in 0.75in 1.00in 0.75in;}
.et2
	{mso-style-parent:"style0";
	mso-number-format:"\\@";}
.et4
	{mso-number-format:"\\#\\,\\#\\#0\\.000000_\\)\\;\\[Red\\]\\\\\\(\\#\\,\\#\\#0\\.000000\\\\\\)";}
 -->  </style>
 </head>
 <body>
<!--StartFragment-->
  <table width="900" border="0" cellpadding="0" cellspacing="0" style='width:675.00pt;border-collapse:collapse;table-layout:fixed;'>
   <col width="100" span="${sheet.columns.length}" class="et1" style='mso-width-source:userset;mso-width-alt:3200;'/>
${sheetCells(sheet)
  .map((row) => `   <tr height="19" style='height:14.25pt;'>\n${row.map(cell).join('\n')}\n   </tr>`)
  .join('\n')}
   <![if supportMisalignedColumns]>
    <tr width="0" style='display:none;'/>
   <![endif]>
  </table>
<!--EndFragment-->
 </body>
</html>
`
}

/** Word: a paragraph in each cell, title and unit as paragraphs above the table, lines of markup wrapped anywhere, also between Chinese characters. */
export function wordHtml({ title, unit, ...sheet }: Sheet): string {
  const wrapped = (text: string) => escaped(text).replace(/(\p{Script=Han}{6})(?=\p{Script=Han})/gu, '$1\n  ')
  const paragraph = (text: string) =>
    `<p class=MsoNormal align=center style='text-align:center'><span lang=ZH-CN\n  style='font-family:宋体;mso-bidi-font-family:宋体'>${text === '' ? '<o:p>&nbsp;</o:p>' : wrapped(text)}</span><span lang=EN-US><o:p></o:p></span></p>`
  const cell = (each: Cell) =>
    `  <td width=94 valign=top${spans(each)} style='width:70.6pt;border:solid windowtext 1.0pt;\n  padding:0cm 5.4pt 0cm 5.4pt'>\n  ${each.text.split('\n').map(paragraph).join('\n  ')}\n  </td>`
  const above = [title, unit && `金额单位：${unit}`].flatMap((text) => (text === undefined ? [] : [paragraph(text)]))
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @font-face {font-family:宋体;} p.MsoNormal {mso-style-unhide:no;margin:0cm;} --></style>
<!--[if gte mso 10]><style> table.MsoNormalTable {mso-style-name:普通表格;} </style><![endif]-->
</head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
${above.join('\n')}
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'>
${sheetCells(sheet)
  .map((row, index) => ` <tr style='mso-yfti-irow:${index}'>\n${row.map(cell).join('\n')}\n </tr>`)
  .join('\n')}
</table>
<!--EndFragment--></body>
</html>
`
}

/** The text beside the markup: merged cells are blank but for their first place. */
export function tabText(sheet: Sheet): string {
  const grid = places(sheetCells(sheet))
  const quoted = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return grid.map((row) => `${row.map(quoted).join('\t')}\r\n`).join('')
}

function places(rows: readonly (readonly Cell[])[]): readonly (readonly string[])[] {
  const grid: string[][] = rows.map(() => [])
  for (const [row, cells] of rows.entries()) {
    let column = 0
    for (const { text, rowSpan, columnSpan } of cells) {
      while (grid[row]?.[column] !== undefined) column += 1
      for (let down = 0; down < rowSpan; down += 1)
        for (let right = 0; right < columnSpan; right += 1) {
          const line = grid[row + down]
          if (line) line[column + right] = down === 0 && right === 0 ? text : ''
        }
      column += columnSpan
    }
  }
  return grid.map((row) => Array.from({ length: Math.max(...grid.map(({ length }) => length)) }, (_, column) => row[column] ?? ''))
}
