/** The examples compared: two years of an invented department, a budget with its published document, and with itself after four changes. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { embeddedData } from '../../cli/embedded-data.ts'
import type { Host } from '../../core/index.ts'
import { compareFiles } from '../../publish/compare/compare-files.ts'
import { tell } from '../../publish/compare/tell.ts'
import type { Told } from '../../publish/compare/told.ts'
import { lines, remarks } from './made-up.ts'

const FOLDER = new URL('../../examples/', import.meta.url).href

/** Files of the examples, some of them with other texts. */
async function told(old: string, now: string, changed: Readonly<Record<string, string>> = {}): Promise<Told> {
  const host: Host = {
    readFile: async (uri) => {
      const name = decodeURIComponent(uri.slice(FOLDER.length))
      try {
        return { text: changed[name] ?? readFileSync(new URL(uri), 'utf8') }
      } catch {
        return { problem: 'missing' }
      }
    },
    listFiles: async (folder) => ['青石县2025.budget', '青石县2026.budget'].map((name) => `${folder}/${encodeURIComponent(name)}`),
  }
  const rootOf = (name: string) => FOLDER + name.slice(0, name.lastIndexOf('/'))
  const [oldUri, newUri] = [old, now].map((name) => FOLDER + encodeURI(name)) as [string, string]
  const compared = await compareFiles(host, oldUri, newUri, { language: 'zh', data: embeddedData, oldRoot: rootOf(old), newRoot: rootOf(now) })
  if ('nothing' in compared) throw new Error(`no tables in ${compared.nothing}`)
  return tell(compared.comparison, 'zh')
}

describe('two years of an invented department, in two forms', async () => {
  const years = await told('two-years/2025年预算.budget', 'two-years/2026年预算.budget')

  it('compare by the names that cross the year', () => {
    expect(years.names?.title).toBe('总况（万元）')
    expect(years.names?.lines.map((line) => Object.values(line).slice(0, 5).join(' '))).toEqual([
      '收入预算 120.4920 138.7368 +18.2448 +15.14%',
      '支出预算 120.4920 138.7368 +18.2448 +15.14%',
      '基本支出 79.9920 82.4868 +2.4948 +3.12%',
      '项目支出 40.5000 56.2500 +15.7500 +38.89%',
      '公务接待费 0.6000 0.4500 -0.1500 -25.00%',
      '公务用车运行费 3.6000 3.6000 不变 ',
    ])
  })

  it('find the renumbered table, convert its unit, and tell the renamed project once', () => {
    expect(remarks(years, '表三')).toEqual(['旧表号：表二', '只有新表有的列，没有比较：占比'])
    expect(lines(years, '表三').slice(1, 3)).toEqual([
      '~ 2012604-档案馆 / 30217-公务接待费 | 合计 0.600000→0.450000 -0.150000 -25.00% | 基本支出 0.600000→0.450000 -0.150000 -25.00%',
      '~ 2012604-档案馆 / 30227-委托业务费 / 2060010001-馆藏档案数字化与著录 | 合计 32.000000→41.250000 +9.250000 +28.91% | 项目支出 32.000000→41.250000 +9.250000 +28.91%',
    ])
    expect(years.renames).toEqual([
      { codes: '项目', code: '2060010001', old: '馆藏档案数字化', new: '馆藏档案数字化与著录', tables: '（表三、表四）' },
    ])
    expect(years.lists).toEqual([
      { title: '只在旧预算里的表', items: ['表四 会议计划表'] },
      { title: '只在新预算里的表', items: ['表二 支出汇总表'] },
    ])
  })
})

describe('a budget after four changes', () => {
  it('says each where it stands, and in every table and sum that it reaches', async () => {
    const name = 'xicheng-2024/预算.budget'
    const text = readFileSync(new URL(encodeURI(name), FOLDER), 'utf8')
    const swap = (from: RegExp | string, to: string) => (before: string) => {
      if (!before.match(from)) throw new Error(`the example has no ${from}`)
      return before.replaceAll(from, to)
    }
    const changed = [
      swap('133.815600', '140.000000'),
      swap(/\| 打印机设备采购费 +\| +2\.945000 \|\n/g, ''),
      swap(/(\| 工作经费 +\| +139\.641400 \|\n)/g, '$1| 大厅无障碍改造 | 12.5 |\n'),
      swap('政府网站及政务新媒体服务项目', '政府网站与政务新媒体服务项目'),
    ].reduce((before, change) => change(before), text)
    const found = await told(name, 'xicheng-2024/改.budget', { 'xicheng-2024/改.budget': changed })
    expect(lines(found, '表三')[0]).toContain('30101-基本工资 | 合计 133.815600→140.000000 +6.184400 +4.62% | 基本支出')
    expect(lines(found, '表四').map((line) => line.split(' | ')[0])).toEqual(['+ 大厅无障碍改造', '- 打印机设备采购费', '~ 合计'])
    expect(found.renames.map(({ tables }) => tables)).toEqual(['（表四、表十一、表十三）'])
    const cells = found.names?.lines.filter(({ grew }) => grew !== undefined).map(({ name: each, change }) => `${each} ${change}`)
    expect(cells).toEqual(['基本支出预算 +6.184400', '项目支出预算 +9.555000'])
    expect(found.lists.map(({ title }) => title)).toEqual(['没有变化的表'])
  })
})

describe('a published document beside the clean source', async () => {
  const found = await told('xicheng-2024/公开稿.budget', 'xicheng-2024/预算.budget')

  it('shows the contradictions that its list of findings has', () => {
    expect(lines(found, '表十一')).toEqual([
      '~ 11010224T000002485040-西城区政务服务管理局信息化运行维护费 | 本年预算金额 237.066200→226.839560 -10.226640 -4.31%',
      '~ 11010224T000002485408-西城区政务服务管理局西直门大厅设备安装调试项目 | 本年预算金额 72.790000→53.215287 -19.574713 -26.89%',
    ])
    expect(lines(found, '表四').map((line) => line.split(' | ').at(-1))).toEqual([
      '与“西直门政务服务大厅硬件采购经费”只差名称，或是改名',
      '与“西直门政务服务大厅”只差名称，或是改名',
    ])
    expect(lines(found, '表十三').filter((line) => line.includes('绩效度量单位 元→万元'))).toHaveLength(2)
    expect(found.renames.map(({ code, old, new: now }) => [code, old, now])).toEqual([['50999', '其他对个人和家庭的补助', '其他对个人和家庭补助']])
  })

  it('says that figures of a table with errors are compared as they are written', () => {
    expect(found.remarks).toEqual([expect.stringMatching(/^预算里还有错误（旧 \d+ 个，新 0 个）/)])
  })
})
