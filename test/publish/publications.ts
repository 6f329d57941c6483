/** Publications made up for the tests of the writers: a plain one with every feature, and one whose every text is hostile. Not tests themselves. */
import type { Publication, PublishedCell, PublishedColumn, PublishedRow, PublishedTable } from '../../publish/model.ts'

export function amount(text: string, value: string = text.replaceAll(',', '')): PublishedCell {
  return { text, value }
}
export function text(value: string): PublishedCell {
  return { text: value }
}
export function row(kind: PublishedRow['kind'], ...cells: PublishedCell[]): PublishedRow {
  return { kind, cells }
}
const TYPES = { amount: '金额', number: '数', percent: '百分比', text: '文本' } as const
export function column(path: string, kind: PublishedColumn['kind'] = 'text', decimals = 0): PublishedColumn {
  return { path: path.split('.'), kind, decimals, type: TYPES[kind], side: 0 }
}
export function table(part: Partial<PublishedTable>): PublishedTable {
  const columns = part.columns ?? [column('项目'), column('预算数', 'amount', 6)]
  const header = part.header ?? [columns.map((each) => ({ text: each.path.at(-1) ?? '', rowSpan: 1, columnSpan: 1 }))]
  return { name: '表一', title: '收支总表', rows: [], notes: [], ...part, columns, header }
}
export function publication(tables: readonly PublishedTable[], part: Partial<Publication> = {}): Publication {
  return { title: '某局2024年部门预算', publisher: '某局', draft: false, language: 'zh', sections: [], charts: [], ...part, tables }
}

/** A header of three rows, a block merged over two rows, a subtotal and a total, a percentage, a year, a note. */
export const TREE = table({
  name: '表三',
  title: '支出总表',
  unit: '万元',
  header: [
    [
      { text: '资金', rowSpan: 3, columnSpan: 1 },
      { text: '科目', rowSpan: 3, columnSpan: 1 },
      { text: '本年预算数', rowSpan: 1, columnSpan: 3 },
      { text: '占比', rowSpan: 3, columnSpan: 1 },
      { text: '年度', rowSpan: 3, columnSpan: 1 },
    ],
    [
      { text: '合计', rowSpan: 2, columnSpan: 1 },
      { text: '其中', rowSpan: 1, columnSpan: 2 },
    ],
    [
      { text: '基本支出', rowSpan: 1, columnSpan: 1 },
      { text: '项目支出', rowSpan: 1, columnSpan: 1 },
    ],
  ],
  columns: [
    column('资金'),
    column('科目'),
    column('本年预算数.合计', 'amount', 6),
    column('本年预算数.其中.基本支出', 'amount', 6),
    column('本年预算数.其中.项目支出', 'amount', 6),
    column('占比', 'percent', 2),
    column('年度', 'number', 0),
  ],
  rows: [
    row(
      'data',
      { text: '一般公共预算', rowSpan: 2 },
      text('2010301-行政运行'),
      amount('6,119.852024'),
      amount('1,599.327807'),
      amount('4,520.524217'),
      amount('5.97%', '0.0597'),
      amount('2024'),
    ),
    row(
      'data',
      { text: '', covered: true },
      text('2010350-事业运行'),
      amount('-0.010000'),
      amount(''),
      amount('0.10'),
      amount('100%', '1'),
      amount('2023'),
    ),
    row('subtotal', text('小计'), text(''), amount('0'), text(''), text('无'), text(''), text('')),
    row('total', text('合计'), text(''), amount('99,999,999.999999'), amount('12,345,678,901,234.567891'), text(''), text(''), text('')),
  ],
  notes: ['注：本表为测试。', '第二条\n换行'],
})

/** Texts that a spreadsheet, a browser, a shell or a library could take for something else. */
export const HOSTILE: readonly string[] = [
  '=1+1',
  '=HYPERLINK("http://example.invalid","x")',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '＝1+1',
  '"quoted", with comma',
  "'apostrophe",
  'line\nbreak',
  '<script>alert(1)</script>',
  '</td></table><img src=x onerror=alert(1)>',
  '&amp; & &#60;',
  ']]>',
  '{{x}}$' + '{y}',
  'constructor',
  '__proto__',
  'toString',
  '_x0041_',
  '_x005F_',
  'a\u0000b\u0008c',
  '\ud800 half',
  'half \udc00',
  '𠀀𪚥',
  '\u202egpj.exe',
  '1E5',
  '0012',
  '2010301',
  '2024-01-01',
  'TRUE',
  '  blanks  ',
  'NULL',
]

/** What any format keeps of a text: all but control characters; half a character is shown as the sign for a broken one. */
export function kept(hostile: string): string {
  return [...hostile].map((each) => (/^[\ud800-\udfff]$/.test(each) ? '\ufffd' : each < ' ' && each !== '\t' && each !== '\n' ? '' : each)).join('')
}

export const HOSTILE_TABLES: readonly PublishedTable[] = [
  table({
    columns: [column('原文'), column('<b>列</b>.=名', 'amount', 2)],
    rows: HOSTILE.map((each, index) => row('data', text(each), amount(`${index}.50`))),
  }),
  ...HOSTILE.map((each) => table({ name: each, title: each, unit: '元', notes: [each] })),
]

/** The same texts in every place of a publication outside its tables. */
export function hostileParts(texts: readonly string[]): Partial<Publication> {
  const bar = (each: string) => ({ label: each, text: each, value: each, share: each, length: 50 })
  return {
    title: texts.join(' '),
    publisher: texts.join(' '),
    publisherCode: texts.join(' '),
    sections: texts.flatMap((each) => ([1, 2, 3, 4] as const).map((level) => ({ level, title: each, paragraphs: [{ text: each }] }))),
    charts: texts.map((each) => ({ title: each, unit: each, from: each, total: { text: each, value: each }, bars: [bar(each)] })),
  }
}
