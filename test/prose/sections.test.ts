/** Which sections a document has, in which order, on which level. */
import { expect, test } from 'vitest'
import { read } from './budget.ts'

const form = `说明 第一部分 {年}年部门预算情况说明
说明 一、概况
> 格式的概况。
>
> 第二段
> 接着写。
说明 （一）机构
说明 二、收支
> 格式的收支。
`

const shape = (own: string, head?: string) =>
  read({ form, own, ...(head ? { head } : {}) }).sections.map(({ level, title, paragraphs }) =>
    [`${level} ${title}`, ...paragraphs.map(({ text }) => text)].join(' / '),
  )

test('a source that writes none has the form’s', () => {
  expect(shape('')).toEqual([
    '1 第一部分 2030年部门预算情况说明',
    '2 一、概况 / 格式的概况。 / 第二段接着写。',
    '3 （一）机构',
    '2 二、收支 / 格式的收支。',
  ])
})

test('what it writes stands for the form’s, what it adds where it adds it, a title alone takes the form’s words', () => {
  expect(shape('说明 概况\n> 自己的。\n说明 1.办公室\n> 办公室。\n说明 二、收支\n')).toEqual([
    '1 第一部分 2030年部门预算情况说明',
    '2 概况 / 自己的。',
    '4 1.办公室 / 办公室。',
    '3 （一）机构',
    '2 二、收支 / 格式的收支。',
  ])
})

test('a document under review has what it writes, in its order', () => {
  expect(shape('说明 二、收支\n> 自己的。\n说明 三、其他\n', '公开稿 2030')).toEqual(['2 二、收支 / 自己的。', '2 三、其他'])
})
