import { expect, test } from 'vitest'
import type { Operation } from '@/lib/segments/schema'
import { keepWorkspace } from './kept-workspace'
import type { OutboxDatabase, OutboxRecord, StepRecord } from './outbox-database'

/** A database in memory. */
function memory(): OutboxDatabase & { readonly records: Map<string, OutboxRecord> } {
  const records = new Map<string, OutboxRecord>()
  const kept = new Map<string, StepRecord>()
  return {
    records,
    write: async ({ operations = [], withoutOperations = [], steps = [], withoutSteps = [] }) => {
      for (const record of operations) records.set(record.operationId, record)
      for (const id of withoutOperations) records.delete(id)
      for (const step of steps) kept.set(step.id, step)
      for (const id of withoutSteps) kept.delete(id)
    },
    operations: async () => [...records.values()],
    steps: async (videoId) => [...kept.values()].filter((step) => step.videoId === videoId),
  }
}

const operation = (id: string): Operation => ({ id, type: 'delete', segmentId: `of ${id}`, baseVersion: 1 })
const step = (id: string) => ({ id, position: 1, isUndone: false, edit: [], deleted: [] })

test('what is kept is of one person and one video, and nobody else is handed it', async () => {
  const database = memory()
  const ana = keepWorkspace(database, 'v1', { id: 'a', name: 'Ana' })
  const ben = keepWorkspace(database, 'v1', { id: 'b', name: 'Ben' })
  await ana.keep([{ operation: operation('o1'), position: 1 }], { put: [step('s1')], removed: [] })
  await ben.keep([{ operation: operation('o2'), position: 2 }], { put: [step('s2')], removed: [] })

  expect(await ana.operations()).toEqual([{ operation: operation('o1'), position: 1 }])
  expect(await ben.operations()).toEqual([{ operation: operation('o2'), position: 2 }])
  expect([await ana.steps(), await ben.steps()]).toEqual([[step('s1')], [step('s2')]])
  expect(await keepWorkspace(database, 'v2', { id: 'a', name: 'Ana' }).operations()).toEqual([])
  expect(database.records.get('o1')).toMatchObject({ userId: 'a', userName: 'Ana' })

  await ben.forget(['o2'])
  expect([(await ana.operations()).length, (await ben.operations()).length]).toEqual([1, 0])
})
