/** Each shipped format looked at by itself: no finding. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { catalogs, formats, rulePages } from '../../build/embedded.ts'
import { checkFiles } from '../../core/index.ts'
import { createNodeHost } from '../../server/node-host.ts'

const FOLDER = new URL('../../formats/', import.meta.url)
const names = readdirSync(fileURLToPath(FOLDER)).filter((name) => name.endsWith('.budget'))

it('there are formats, and all are embedded', () => {
  expect(names.length).toBeGreaterThan(2)
  expect(Object.keys(formats).sort()).toEqual(names.sort())
})

it.each(names)('%s', async (name) => {
  const data = { catalogs, formats, rulePages }
  const options = { language: 'zh' as const, data, checks: false, root: new URL('../../', import.meta.url).href }
  const report = await checkFiles(createNodeHost(), [new URL(name, FOLDER).href], options)
  expect(report.files.length).toBe(1)
  expect(
    report.files.flatMap(({ diagnostics }) => diagnostics.map(({ rule, message, range }) => `${range.start.line + 1} ${rule} ${message}`)),
  ).toEqual([])
})
