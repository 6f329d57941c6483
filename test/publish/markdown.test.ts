/** Markdown, rendered by a program that is not ours and lets HTML through, then read by an HTML parser: what is printed, and that no text became markup. */
import { marked } from 'marked'
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { writeMarkdown } from '../../publish/markdown.ts'
import { cellText, lineText } from '../../publish/markdown-text.ts'
import type { Publication } from '../../publish/model.ts'
import { exampleText, YEARS } from '../examples/disclosures.ts'
import { publish } from './budgets.ts'
import { HOSTILE, HOSTILE_TABLES, kept, publication, row, TREE, table, text } from './publications.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

function elementsOf(html: string): Element[] {
  const all: Element[] = []
  const walk = (node: Node): void => {
    if ('tagName' in node) all.push(node)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parseFragment(html))
  return all
}
function words(node: Node): string {
  if ('value' in node) return node.value
  if ('tagName' in node && node.tagName === 'br') return '\n'
  return 'childNodes' in node ? node.childNodes.map(words).join('') : ''
}
const named = (all: readonly Element[], ...tags: string[]) => all.filter(({ tagName }) => tags.includes(tagName))
const attribute = (element: Element, name: string) => element.attrs.find((each) => each.name === name)?.value

function source(of: Publication): string {
  const [file] = writeMarkdown(of)
  return new TextDecoder('utf-8', { fatal: true }).decode(file?.bytes)
}
const rendered = (of: Publication) => elementsOf(marked.parse(source(of), { async: false }))
const grids = (all: readonly Element[]) =>
  named(all, 'table').map((each) => named(elementsOfNode(each), 'tr').map((tr) => named(elementsOfNode(tr), 'th', 'td').map(words)))
function elementsOfNode(node: Element): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsOfNode(child)] : []))
}

/** Words that some dialect or extension takes for markup, or makes a link of by itself. */
const MARKUP = [
  '[here](javascript:alert(1))',
  '![x](http://evil.invalid/p.png)',
  '<javascript:alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '</td></tr></table><script>alert(1)</script>',
  '<!-- --><style>*{display:none}</style>',
  'http://evil.invalid/x|y',
  'https://evil.invalid/`x`',
  'see www.evil.invalid, or //evil.invalid',
  'javascript:alert(1)',
  'mail a.b@evil.invalid now',
  'bare evil.com/path',
  '[x]: http://evil.invalid',
  '[^1] and [^1]: note',
  '*a* **b** _c_ __d__ ~e~ ~~f~~ `g` ``h`` $x$ ==i== ++j++ ^k^ :smile:',
  'a | b \\| c \\\\| d',
  'ends in \\',
  '&lt;b&gt; &#60;b&#62; &amp;',
  '{{< x >}} {% y %} {: .z }',
]
const BLOCKS = [
  '# a',
  '## b',
  '- c',
  '+ d',
  '* e',
  '1. f',
  '1) g',
  '(1) h',
  '> i',
  '---',
  '***',
  '===',
  '```',
  '~~~',
  '    code',
  '\tcode',
  ': def',
  '| a | b |',
  '<div>',
  '[x]: /y',
  '第一段\n# 第二段',
]
const ALL = [...HOSTILE, ...MARKUP, ...BLOCKS]
const line = (hostile: string) => kept(hostile).replace(/\s+/g, ' ').trim()

describe('markdown', () => {
  it('prints title, contents with links that lead somewhere, prose and tables', () => {
    const of = publication([TREE, table({ unit: '元' })], {
      sections: [
        { level: 1, title: '第一部分 说明', paragraphs: [] },
        { level: 2, title: '一、概况', paragraphs: [{ text: '本局有 3 个科室。' }, { text: '1. 编制 20 人。' }] },
        { level: 1, title: '第二部分 预算表', paragraphs: [] },
      ],
    })
    expect(source(of)).toMatchInlineSnapshot(`
      "# 某局2024年部门预算

      ## 目录

      - [第一部分 说明](#第一部分-说明)
        - [一、概况](#一概况)
      - [第二部分 预算表](#第二部分-预算表)
        - [表三 支出总表](#表三-支出总表)
        - [表一 收支总表](#表一-收支总表)

      ## 第一部分 说明

      ### 一、概况

      本局有 3 个科室。

      1&#46; 编制 20 人。

      ## 第二部分 预算表

      ### 表三 支出总表

      金额单位：万元

      | 资金 | 科目 | 本年预算数 › 合计 | 本年预算数 › 其中 › 基本支出 | 本年预算数 › 其中 › 项目支出 | 占比 | 年度 |
      | --- | --- | ---: | ---: | ---: | ---: | ---: |
      | 一般公共预算 | 2010301-行政运行 | 6,119.852024 | 1,599.327807 | 4,520.524217 | 5.97% | 2024 |
      |  | 2010350-事业运行 | -0.010000 |  | 0.10 | 100% | 2023 |
      | **小计** |  | **0** |  | **无** |  |  |
      | **合计** |  | **99,999,999.999999** | **12,345,678,901,234.567891** |  |  |  |

      注：本表为测试。

      第二条

      换行

      ### 表一 收支总表

      金额单位：元

      | 项目 | 预算数 |
      | --- | ---: |
      "
    `)
    const all = rendered(of)
    expect(named(all, 'h1', 'h2', 'h3', 'h4').map((each) => `${each.tagName} ${words(each)}`)).toEqual([
      'h1 某局2024年部门预算',
      'h2 目录',
      'h2 第一部分 说明',
      'h3 一、概况',
      'h2 第二部分 预算表',
      'h3 表三 支出总表',
      'h3 表一 收支总表',
    ])
    expect(named(all, 'a').map((each) => decodeURI(attribute(each, 'href') ?? ''))).toEqual([
      '#第一部分-说明',
      '#一概况',
      '#第二部分-预算表',
      '#表三-支出总表',
      '#表一-收支总表',
    ])
    expect(grids(all)[0]).toEqual([
      ['资金', '科目', '本年预算数 › 合计', '本年预算数 › 其中 › 基本支出', '本年预算数 › 其中 › 项目支出', '占比', '年度'],
      ['一般公共预算', '2010301-行政运行', '6,119.852024', '1,599.327807', '4,520.524217', '5.97%', '2024'],
      ['', '2010350-事业运行', '-0.010000', '', '0.10', '100%', '2023'],
      ['小计', '', '0', '', '无', '', ''],
      ['合计', '', '99,999,999.999999', '12,345,678,901,234.567891', '', '', ''],
    ])
  })

  it('makes nothing but our own elements of any text in any place, and keeps every word', () => {
    const of = publication(
      [
        table({ name: '', title: '', columns: HOSTILE_TABLES[0]?.columns ?? [], rows: ALL.map((each) => row('total', text(each), text(each))) }),
        ...ALL.map((each) =>
          table({ name: each, title: each, unit: each, notes: [each], columns: [{ ...TREE.columns[0], path: [each, each] } as never] }),
        ),
      ],
      {
        title: ALL.join(' '),
        publisher: ALL.join(' '),
        draft: true,
        sections: ALL.map((each) => ({ level: 2, title: each, paragraphs: [{ text: each }] })),
      },
    )
    const all = rendered(of)
    const ours = ['h1', 'h2', 'h3', 'p', 'ul', 'li', 'a', 'strong', 'code', 'br', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
    expect([...new Set(all.map(({ tagName }) => tagName))].filter((tag) => !ours.includes(tag))).toEqual([])
    for (const element of all)
      for (const { name, value } of element.attrs) expect([name, value]).toEqual([name, name === 'align' ? 'right' : expect.stringMatching(/^#/)])
    expect(named(all, 'h3').map(words)).toEqual(ALL.map(line))
    expect(
      grids(all)[0]
        ?.slice(1)
        .map(([cell]) => cell),
    ).toEqual(ALL.map((each) => each.split('\n').map(line).join('\n')))
    const shown = named(all, 'p').map(words)
    for (const each of ALL) for (const part of each.split('\n')) expect(shown).toContain(line(part))
  })

  it.each(MARKUP)('the cell %j is its own words', (each) => {
    const [grid] = grids(rendered(publication([table({ columns: [TREE.columns[0] as never], rows: [row('data', text(each))] })])))
    expect(grid).toEqual([['资金'], [each]])
  })

  it('leaves ordinary text readable in the source', () => {
    expect(cellText('2010301-行政运行（“三公”经费，占 5.97%）')).toBe('2010301-行政运行（“三公”经费，占 5.97%）')
    expect(lineText('2024年预算 6,119.852024 万元；比上年增加 3.5%。')).toBe('2024年预算 6,119.852024 万元；比上年增加 3.5%。')
    expect(lineText('- 一')).toBe('&#45; 一')
    expect(cellText('见 http://a.invalid/x 。')).toBe('见 `http://a.invalid/x` 。')
  })

  it('names a draft, and gives the same bytes for the same publication', () => {
    expect(source(publication([TREE], { draft: true }))).toContain('> **草稿：预算中尚有错误，不得公开**')
    expect(writeMarkdown(publication([TREE]))[0]?.name).toBe('某局2024年部门预算.md')
    expect(writeMarkdown(publication([TREE]))).toEqual(writeMarkdown(structuredClone(publication([TREE]))))
  })

  it.each(YEARS)('shows every cell of the tables of %i as printed', async (year) => {
    const { publication: of } = await publish(exampleText(year, '预算'))
    if (!of) throw new Error('no publication')
    const read = grids(rendered(of))
    expect(read).toHaveLength(of.tables.length)
    for (const [index, { rows }] of of.tables.entries()) {
      expect(read[index]?.slice(1)).toEqual(
        rows.map(({ cells }) =>
          cells.map((cell) =>
            cell.text
              .split('\n')
              .map((each) => each.trim())
              .join('\n'),
          ),
        ),
      )
    }
  })
})
