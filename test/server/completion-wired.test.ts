/** Completion end to end: the real service behind the real server, asked over the wire. What is offered is tested beside it. */
import { expect, test } from 'vitest'
import { createBudgetService } from '../../server/budget-service.ts'
import { start } from './harness.ts'

test('wired', async () => {
  const s = await start({ createService: createBudgetService })
  await s.open('file:///ws/a.budget', '预算 2024\n金额')
  const r = await s.client.sendRequest<{ items: { label: string }[] }>('textDocument/completion', {
    textDocument: { uri: 'file:///ws/a.budget' },
    position: { line: 1, character: 2 },
  })
  expect(r.items[0]?.label).toBe('金额单位')
  await s.dispose()
})
