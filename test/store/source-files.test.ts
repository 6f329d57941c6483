/** How files are found and hang together: includes, last year, circles, what is missing or outside. Not what they mean. */
import { expect, test } from 'vitest'
import { type Host, LineDocument, type ReadResult, SourceFiles } from '../../core/store/index.ts'

const ROOT = 'file:///ws'

/** A host over a map. `reads` lists every file that was asked for, in order. */
function hostOf(
  files: Record<string, string | ReadResult>,
): Host & { readonly reads: string[]; readonly files: Record<string, string | ReadResult> } {
  const reads: string[] = []
  return {
    reads,
    files,
    async readFile(uri) {
      reads.push(uri)
      const found = files[decodeURI(uri)]
      if (found === undefined) return { problem: 'missing' }
      return typeof found === 'string' ? { text: found } : found
    },
    listFiles: async (folder) => Object.keys(files).filter((uri) => uri.startsWith(folder)),
  }
}

const uri = (name: string) => encodeURI(`${ROOT}/${name}`)

async function loaded(files: Record<string, string | ReadResult>, root: string) {
  const store = new SourceFiles(hostOf(files), [ROOT])
  await store.load(root)
  return store
}

function problemsOf(store: SourceFiles, root: string) {
  return store.closureOf(root).problems.map(({ link, problem }) => ({
    line: link.line.index,
    said: link.line.text.slice(link.path.start, link.path.end),
    kind: problem.kind,
  }))
}

test('parts are read once each, in the order of their 引用 lines, wherever they include each other', async () => {
  const host = hostOf({
    [`${ROOT}/年.budget`]: '预算 2024\n引用 甲.budget\n引用 部分/乙.budget\n',
    [`${ROOT}/甲.budget`]: '引用 丙.budget',
    [`${ROOT}/部分/乙.budget`]: '引用 ..\\丙.budget',
    [`${ROOT}/丙.budget`]: '',
  })
  const store = new SourceFiles(host, [ROOT])
  await Promise.all([store.load(uri('年.budget')), store.load(uri('年.budget'))])
  expect(store.closureOf(uri('年.budget')).parts).toEqual(['年.budget', '甲.budget', '丙.budget', '部分/乙.budget'].map(uri))
  expect(store.closureOf(uri('年.budget')).problems).toEqual([])
  expect(host.reads.toSorted()).toEqual([...new Set(host.reads)].toSorted())
  expect(store.rootsOf(uri('丙.budget'))).toEqual([uri('年.budget')])
  expect(store.rootsOf(uri('年.budget'))).toEqual([uri('年.budget')])
})

test('each way of not being there is said at the declaration', async () => {
  const files: Record<string, string | ReadResult> = {
    [`${ROOT}/a.budget`]:
      '预算 2024\n引用 没有.budget\n引用 表.xlsx\n引用 旧.budget\n引用 大.budget\n引用 坏.budget\n引用 ../../etc/passwd\n上年 ../old/b.budget',
    [`${ROOT}/表.xlsx`]: { problem: 'binary' },
    [`${ROOT}/旧.budget`]: { problem: 'encoding' },
    [`${ROOT}/大.budget`]: { problem: 'too-large' },
    [`${ROOT}/坏.budget`]: { problem: 'unreadable', detail: 'EIO' },
  }
  const host = hostOf(files)
  const store = new SourceFiles(host, [ROOT])
  await store.load(uri('a.budget'))
  expect(problemsOf(store, uri('a.budget'))).toEqual([
    { line: 1, said: '没有.budget', kind: 'missing' },
    { line: 2, said: '表.xlsx', kind: 'binary' },
    { line: 3, said: '旧.budget', kind: 'encoding' },
    { line: 4, said: '大.budget', kind: 'too-large' },
    { line: 5, said: '坏.budget', kind: 'unreadable' },
    { line: 6, said: '../../etc/passwd', kind: 'outside' },
    { line: 7, said: '../old/b.budget', kind: 'outside' },
  ])
  expect(host.reads.every((read) => read.startsWith(ROOT))).toBe(true)
  const unreadable = store.closureOf(uri('a.budget')).problems[4]?.problem
  expect(unreadable?.zh).toContain('EIO')
})

test('a host that throws is an unreadable file', async () => {
  const host: Host = { readFile: () => Promise.reject(new Error('gone')), listFiles: () => Promise.reject(new Error('gone')) }
  const store = new SourceFiles(host, [ROOT])
  await store.load(uri('a.budget'))
  expect(store.get(uri('a.budget'))).toMatchObject({ kind: 'unreadable', detail: 'gone' })
})

test('a circle is said once, where it closes, and every file in it still has a root', async () => {
  const store = await loaded(
    { [`${ROOT}/a.budget`]: '引用 b.budget', [`${ROOT}/b.budget`]: '\n引用 c.budget', [`${ROOT}/c.budget`]: '引用 a.budget' },
    uri('b.budget'),
  )
  for (const name of ['a.budget', 'b.budget', 'c.budget']) expect(store.rootsOf(uri(name))).toEqual([uri('a.budget')])
  const { parts, problems } = store.closureOf(uri('a.budget'))
  expect(parts).toHaveLength(3)
  expect(problems.map(({ link, problem }) => [link.line.document.uri, problem.kind, problem.detail])).toEqual([
    [uri('c.budget'), 'cycle', 'a.budget → b.budget → c.budget → a.budget'],
  ])
})

test('a file that includes itself, or is its own last year, is a circle', async () => {
  const store = await loaded({ [`${ROOT}/a.budget`]: '引用 a.budget\n上年 ./a.budget' }, uri('a.budget'))
  expect(problemsOf(store, uri('a.budget')).map(({ kind }) => kind)).toEqual(['cycle', 'cycle'])
  expect(store.rootsOf(uri('a.budget'))).toEqual([uri('a.budget')])
})

test('last year is no part, but this year is affected by it, and years must not go round', async () => {
  const store = await loaded(
    {
      [`${ROOT}/2024/a.budget`]: '预算 2024\n上年 ../2023/a.budget',
      [`${ROOT}/2023/a.budget`]: '预算 2023\n引用 b.budget',
      [`${ROOT}/2023/b.budget`]: '',
    },
    uri('2024/a.budget'),
  )
  expect(store.closureOf(uri('2024/a.budget'))).toMatchObject({ parts: [uri('2024/a.budget')], problems: [] })
  expect(store.closureOf(uri('2024/a.budget')).lastYears.map(({ target }) => target)).toEqual([uri('2023/a.budget')])
  expect(store.rootsOf(uri('2023/b.budget'))).toEqual([uri('2023/a.budget')])
  expect(store.affectedBy(uri('2023/b.budget'))).toEqual(['2023/a.budget', '2024/a.budget'].map(uri))
  store.open(LineDocument.create(uri('2023/b.budget'), 'budget', 1, '上年 ../2024/a.budget'))
  expect(problemsOf(store, uri('2024/a.budget'))).toEqual([{ line: 1, said: '../2023/a.budget', kind: 'cycle' }])
})

test('an open buffer counts before the disk, and its edits change the links', async () => {
  const store = await loaded({ [`${ROOT}/a.budget`]: '引用 b.budget', [`${ROOT}/b.budget`]: 'disk' }, uri('a.budget'))
  store.open(LineDocument.create('file:///ws/a%2Ebudget', 'budget', 1, '# 空\n'))
  expect(store.includesOf(uri('a.budget'))).toEqual([])
  store.change(uri('a.budget'), [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '引用：c.budget' }], 2)
  await store.load(uri('a.budget'))
  expect(store.includesOf(uri('a.budget'))).toEqual([uri('c.budget')])
  expect(problemsOf(store, uri('a.budget')).map(({ kind }) => kind)).toEqual(['missing'])
  store.forget(uri('a.budget'))
  expect(store.isOpen(uri('a.budget'))).toBe(true)
  store.close(uri('a.budget'))
  await store.load(uri('a.budget'))
  expect(store.includesOf(uri('a.budget'))).toEqual([uri('b.budget')])
})

test('a file that comes, changes and goes on the disk is read again', async () => {
  const host = hostOf({ [`${ROOT}/a.budget`]: '引用 b.budget' })
  const store = new SourceFiles(host, [ROOT])
  await store.load(uri('a.budget'))
  expect(problemsOf(store, uri('a.budget'))).toHaveLength(1)
  host.files[`${ROOT}/b.budget`] = '一'
  store.forget(uri('b.budget'))
  await store.load(uri('a.budget'))
  expect(store.document(uri('b.budget'))?.getText()).toBe('一')
  delete host.files[`${ROOT}/b.budget`]
  store.forget(uri('b.budget'))
  await store.load(uri('a.budget'))
  expect(store.get(uri('b.budget'))).toMatchObject({ kind: 'missing' })
})

test('what a read brings after the file changed is not kept', async () => {
  let answer: (text: string) => void = () => undefined
  const host: Host = { readFile: () => new Promise((resolve) => (answer = (text) => resolve({ text }))), listFiles: async () => [] }
  const store = new SourceFiles(host, [])
  const first = store.load(uri('a.budget'))
  await Promise.resolve().then(() => undefined)
  const answerFirst = answer
  store.forget(uri('a.budget'))
  const second = store.load(uri('a.budget'))
  await new Promise((resolve) => setImmediate(resolve))
  answer('new')
  answerFirst('old')
  await Promise.all([first, second])
  expect(store.document(uri('a.budget'))?.getText()).toBe('new')
})

test('addresses and paths that are none throw nothing', async () => {
  const store = new SourceFiles(hostOf({}), [':::', ''])
  for (const odd of ['', ':', '//', 'a b:c', 'untitled:新', '%', 'file://', '1:\\x']) {
    store.open(LineDocument.create(odd, 'budget', 1, '引用 http://x/%zz\n上年 :\n引用 \\\\\n引用 \u0000'))
    await store.load(odd)
    expect(store.closureOf(odd).parts.length).toBeGreaterThan(0)
    expect(store.rootsOf(odd).length).toBeGreaterThan(0)
  }
})
