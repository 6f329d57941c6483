/** Files that no budget is, or that go too far: what a disk may hold all the same. Only the files; what is to be said of them is the tests'. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Input {
  readonly name: string
  /** By path in the folder; the first one is checked. */
  readonly files: Readonly<Record<string, string | Uint8Array>>
  /** What the messages must say, in both languages; nothing where any findings will do. */
  readonly says?: { readonly zh: RegExp; readonly en: RegExp }
  /** The file cannot be read at all: the command line ends with 2. */
  readonly unreadable?: true
  /** Longer than other inputs may take, in milliseconds. */
  readonly patience?: number
}

const head = '预算 2030\n表 开支\n| 项目 | 金额 |\n|------|-----:|\n'
const rows = '| 甲 | 1 |\n| 合计 | 1 |\n'

/** 预算 in GBK, and what a table would be. */
const gbk = Uint8Array.from([0xd4, 0xa4, 0xcb, 0xe3, 0x20, 0x32, 0x30, 0x33, 0x30, 0x0a, 0xb1, 0xed, 0x20, 0xbf, 0xaa, 0xd6, 0xa7, 0x0a])
const archive = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, ...Array.from({ length: 4000 }, (_, index) => (index * 37) % 256)])

function columns(count: number): string {
  const cells = (cell: (index: number) => string) => `|${Array.from({ length: count }, (_, index) => cell(index)).join('|')}|`
  return [
    '预算 2030',
    '表 宽',
    cells((index) => (index === 0 ? '项目' : `列${index}`)),
    cells((index) => (index === 0 ? '---' : '---:')),
    cells((index) => (index === 0 ? '甲' : '1')),
    '',
  ].join('\n')
}

function formatOf(formula: string): Input['files'] {
  return {
    'budget.budget': '公开稿 2030\n格式 丙市\n表 甲\n| 项目 | 数 |\n|------|---:|\n| 一 | 1 |\n',
    'form.budget': `格式 丙市 2030\n金额单位 万元\n表 甲\n列 项目 : 文本\n列 数 : 金额 = ${formula}\n`,
  }
}

export const inputs: readonly Input[] = [
  { name: 'a binary file', files: { 'a.budget': archive }, says: { zh: /不是文本文件/, en: /not a text file/ }, unreadable: true },
  { name: 'an empty file', files: { 'a.budget': '' } },
  { name: 'nothing but blank lines', files: { 'a.budget': '\n\r\n\r \u3000\n' } },
  {
    name: 'a GBK file',
    files: { 'a.budget': gbk },
    says: { zh: /编码不是 UTF-8（可能是 GBK）/, en: /not encoded as UTF-8 \(likely GBK\)/ },
    unreadable: true,
  },
  {
    name: 'a UTF-16 file',
    files: { 'a.budget': Uint8Array.from([0xff, 0xfe, 0x84, 0x98, 0x97, 0x7b]) },
    says: { zh: /UTF-16/, en: /UTF-16/ },
    unreadable: true,
  },
  {
    name: 'a file beyond every size',
    files: { 'a.budget': new Uint8Array(65 * 1024 * 1024).fill(0x20) },
    says: { zh: /太大/, en: /too large/ },
    unreadable: true,
  },
  { name: 'a line of 50 MB', files: { 'a.budget': `${head}| ${'长'.repeat(16 * 1024 * 1024)} | 1 |\n` }, patience: 60_000 },
  { name: 'a line of 50 MB that is no row', files: { 'a.budget': `预算 2030\n${'x'.repeat(50 * 1024 * 1024)}\n` }, patience: 60_000 },
  { name: 'a million bars in a row', files: { 'a.budget': `${head}${'|'.repeat(1_000_000)}\n` }, patience: 30_000 },
  {
    name: 'a circle of 引用',
    files: { 'a.budget': '预算 2030\n引用 b.budget\n', 'b.budget': '引用 c.budget\n', 'c.budget': '引用 a.budget\n' },
    says: { zh: /绕了一圈又回到自己：.*a\.budget → b\.budget → c\.budget → a\.budget/, en: /leads back to itself/ },
  },
  { name: 'a file that includes itself', files: { 'a.budget': '预算 2030\n引用 a.budget\n' }, says: { zh: /绕了一圈/, en: /leads back to itself/ } },
  {
    name: 'an include that is not there',
    files: { 'a.budget': '预算 2030\n引用 没有.budget\n' },
    says: { zh: /找不到文件“没有\.budget”/, en: /File “没有\.budget” not found/ },
  },
  {
    name: 'an include outside of the workspace',
    files: { 'a.budget': '预算 2030\n引用 ../../../../../../../../etc/passwd\n' },
    says: { zh: /在打开的文件夹之外，没有读取/, en: /outside the open folder/ },
  },
  {
    name: 'last year outside of the workspace',
    files: { 'a.budget': '预算 2030\n上年 /etc/hostname\n' },
    says: { zh: /之外，没有读取/, en: /outside the open folder/ },
  },
  {
    name: 'an include of a folder',
    files: { 'a.budget': '预算 2030\n引用 folder\n', 'folder/x.txt': '' },
    says: { zh: /无法读取/, en: /cannot be read/ },
  },
  { name: '10,000 brackets, each in the other', files: formatOf(`${'('.repeat(10_000)}1${')'.repeat(10_000)}`), says: { zh: /./, en: /./ } },
  { name: '10,000 open brackets in a cell', files: { 'a.budget': `${head}| 甲 | = ${'('.repeat(10_000)} |\n` }, says: { zh: /./, en: /./ } },
  { name: '10,000 filters, each in the other', files: formatOf(`${'甲['.repeat(10_000)}`), says: { zh: /./, en: /./ } },
  { name: 'a sum of 10,000 addends', files: formatOf(Array.from({ length: 10_000 }, () => '1').join(' + ')) },
  { name: '10,000 signs before a number', files: formatOf(`${'-'.repeat(10_000)}1`) },
  { name: '10,000 names that lead to each other', files: chain(10_000), patience: 30_000 },
  { name: '100,000 columns', files: { 'a.budget': columns(100_000) }, patience: 60_000 },
  {
    name: 'numbers beyond every budget',
    files: {
      'a.budget': `${head}| 甲 | ${'9'.repeat(100_000)} |\n| 乙 | 0.${'0'.repeat(100_000)}1 |\n| 丙 | 1e999999999 |\n| 丁 | = 9${'0'.repeat(5000)} × 9${'0'.repeat(5000)} |\n| 戊 | = 1 ÷ 0 |\n| 己 | −－1 |\n`,
    },
    says: { zh: /./, en: /./ },
    patience: 30_000,
  },
  {
    name: 'years beyond every calendar',
    files: { 'a.budget': `预算 ${'9'.repeat(400)}\n格式 甲 ${'9'.repeat(400)}..${'1'.repeat(400)}\n${rows}` },
    says: { zh: /./, en: /./ },
  },
  { name: 'zero bytes', files: { 'a.budget': '预算 2030\0\n' }, says: { zh: /不是文本文件/, en: /not a text file/ }, unreadable: true },
  {
    name: 'half characters',
    files: { 'a.budget': Uint8Array.from([0xed, 0xa0, 0x80, 0x0a, 0xe9, 0xa2]) },
    says: { zh: /编码不是 UTF-8/, en: /not encoded as UTF-8/ },
    unreadable: true,
  },
  {
    name: 'names that objects have anyway',
    files: {
      'a.budget':
        '预算 2030\n格式 __proto__\n表 constructor\n| __proto__ | toString |\n|---|---:|\n| hasOwnProperty | 1 |\n| 合计 | 2 |\n校验 valueOf: constructor.toString = __proto__.x\n设 toString = valueOf\n',
    },
    says: { zh: /./, en: /./ },
  },
]

/** Each name is defined by the next. */
function chain(length: number): Input['files'] {
  const defines = Array.from({ length }, (_, index) => `设 名${index}号 = 名${index + 1}号 + 1 元`)
  return {
    'a.budget': [
      '预算 2030',
      ...defines,
      `设 名${length}号 = 1 元`,
      '表 甲',
      '| 项目 | 数 |',
      '|---|---:|',
      '| 一 | 1 |',
      '校验 链: 名0号 = 1 元',
      '',
    ].join('\n'),
  }
}

/** Writes the files of an input; gives the path of the first. */
export function writeInput(folder: string, { files }: Input): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return join(folder, Object.keys(files)[0] ?? '')
}
