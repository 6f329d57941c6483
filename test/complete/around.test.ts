/** What lies around a file: paths for 引用 and 上年, formats; and what more is said of an item that somebody looks at. */
import { describe, expect, test } from 'vitest'
import { catalogs, formats } from '../../build/embedded.ts'
import { type Completion, complete, documentation } from '../../core/complete/complete.ts'
import { BudgetWorkspace } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'

const own = 'file:///ws/二〇二四 年/预算.budget'
const others: Readonly<Record<string, string>> = {
  'file:///ws/2023/预算.budget': '预算 2023\n',
  'file:///ws/2022/公开稿.budget': '公开稿 2022\n',
  'file:///ws/2025/预算.budget': '预算 2025\n',
  'file:///ws/二〇二四 年/绩效 目标.budget': '表 甲\n| 事项 |\n',
  'file:///ws/二〇二四 年/附/项目.budget': '# 项目\n',
  'file:///ws/格式.budget': '格式 云州市 2024..\n表 甲\n列 事项 : 文本\n',
  'file:///ws/里面/引回来.budget': '引用 ../二〇二四 年/预算.budget\n',
  'other:///ws/别处.budget': '预算 2023\n',
}

/** Asks at `¦` in the budget of 2024, with the other files around it. */
function ask(marked: string): { items: readonly Completion[]; names: readonly string[]; taken(name: string): string; workspace: BudgetWorkspace } {
  const workspace = new BudgetWorkspace({
    host: { readFile: async () => ({ problem: 'missing' }), listFiles: async () => [] },
    data: { catalogs, formats },
    roots: ['file:///ws'],
    language: 'zh',
  })
  const text = marked.replace('¦', '')
  for (const [uri, content] of Object.entries({ ...others, [own]: text })) workspace.files.open(LineDocument.create(uri, 'budget', 1, content))
  const before = marked.slice(0, marked.indexOf('¦')).split('\n')
  const line = workspace.files.document(own)?.lines[before.length - 1]
  const [root] = workspace.files.rootsOf(own)
  if (!line || root === undefined) throw new Error('no ¦ in the text')
  const found = complete(workspace.analysis(root), line, before.at(-1)?.length ?? 0, 'zh', workspace)
  return {
    items: found?.items ?? [],
    names: found?.items.map(({ label }) => label) ?? [],
    taken(name) {
      const item = found?.items.find(({ label }) => label === name)
      return found && item ? line.text.slice(0, found.start) + item.insert + line.text.slice(found.end) : ''
    },
    workspace,
  }
}

describe('引用', () => {
  test('parts of the same folder and below, then budgets; no format, nothing that leads back here, nothing of another disk', () => {
    expect(ask('预算 2024\n引用 ¦').names).toEqual([
      '绩效 目标.budget',
      '附/项目.budget',
      '../2022/公开稿.budget',
      '../2023/预算.budget',
      '../2025/预算.budget',
    ])
  })
  test('by pinyin, and with the blanks and the comment that stand there', () => {
    expect(ask('预算 2024\n引用 jxmb¦').names).toEqual(['绩效 目标.budget'])
    expect(ask('预算 2024\n引用 绩¦  # 绩效').taken('绩效 目标.budget')).toBe('引用 绩效 目标.budget  # 绩效')
    expect(ask('预算 2024\n引用：../20¦').names).toContain('../2022/公开稿.budget')
  })
  test('what is offered is found', () => {
    const { workspace, names } = ask('预算 2024\n引用 ¦')
    for (const name of names) {
      workspace.files.open(LineDocument.create(own, 'budget', 2, `预算 2024\n引用 ${name}\n`))
      const [link] = workspace.files.linksOf(own)
      expect(workspace.files.document(link?.target ?? '')).toBeDefined()
    }
    expect(names.length).toBe(5)
  })
})

test('上年: the year before first, then those before it; parts are no budgets', () => {
  const { names, items } = ask('预算 2024\n上年 ¦')
  expect(names).toEqual(['../2023/预算.budget', '../2022/公开稿.budget', '../2025/预算.budget'])
  expect(items.map(({ detail }) => detail)).toEqual(['预算 2023', '公开稿 2022', '预算 2025'])
})

test('格式: those of the workspace and the shipped ones, those of the year first', () => {
  const { names, items } = ask('预算 2024\n格式 ¦')
  expect(names).toEqual(expect.arrayContaining(['云州市', '北京市西城区']))
  expect(items.find(({ label }) => label === '云州市')?.detail).toBe('格式 2024..')
  expect(ask('预算 2024\n格式 bjxc¦').names).toEqual([])
  expect(ask('预算 2024\n格式 bjsxc¦').names).toEqual(['北京市西城区'])
  expect(ask('预算 2030\n格式 ¦').names[0]).toBe('云州市')
})

describe('documentation', () => {
  const head = '预算 2024\n格式 北京市西城区\n表 表三\n'
  test('a code: its path and what it goes with, as the hover has it', () => {
    const { items, workspace } = ask(`${head}| 支出功能分类科目 |\n| xzyx¦`)
    const [item] = items
    expect(item?.about).toMatchObject({ k: 'code', kind: 'functional' })
    const said = item?.about && documentation(workspace.analysis(own), item.about, 'zh')
    expect(said).toContain('201 一般公共服务支出 › ')
    const economic = documentation(workspace.analysis(own), { k: 'code', kind: 'dept-economic', code: '30101' }, 'zh')
    expect(economic).toContain('对应：50101')
  })
  test('a column: its type and formula', () => {
    const { items, workspace } = ask(`${head}| 合计¦`)
    const about = items.find(({ label }) => label === '合计')?.about
    expect(about && documentation(workspace.analysis(own), about, 'zh')).toContain('公式')
  })
  test('what does not exist, or came back in another shape, is said nothing of', () => {
    const { workspace } = ask(`${head}¦`)
    const analysis = workspace.analysis(own)
    const strange = [{ k: 'code' }, { k: 'column', uri: own, line: 99, start: 0 }, { k: 'other' }, {}, 1, 'code', []]
    for (const about of strange) expect(documentation(analysis, about as never, 'zh')).toBeUndefined()
    expect(documentation(analysis, { k: 'code', kind: 'functional', code: '9' }, 'zh')).toContain('没有科目')
  })
})
