import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Operation } from '@/lib/segments/schema'
import { nextBatch, retryDelayMs, settle, takeOffice, unitsOf, withJitter } from './delivery'
import { EMPTY_OUTBOX, enqueue, MAX_BATCH, markDurability, type Outbox, operationsIn, takeIn } from './outbox'

const edit = (id: string, segmentId: string, gestureId?: string): Operation => ({
  id,
  ...(gestureId === undefined ? {} : { gestureId }),
  type: 'update',
  segmentId,
  baseVersion: 1,
  changes: { note: id },
})

/** An outbox with these operations, all on disk but the ones in `writing`. */
function outboxOf(operations: readonly Operation[], writing: readonly string[] = []): Outbox {
  const queued = operations.reduce((outbox, operation) => enqueue(outbox, operation).outbox, EMPTY_OUTBOX)
  return markDurability(
    queued,
    operations.filter(({ id }) => !writing.includes(id)),
    'stored',
  )
}
const idsOf = (operations: readonly Operation[]) => operations.map(({ id }) => id)

test.each([
  { rule: 'everything in order', operations: [edit('1', 'a'), edit('2', 'b'), edit('3', 'a')], sent: ['1', '2', '3'] },
  {
    rule: 'nothing behind what is not on disk yet',
    operations: [edit('1', 'a'), edit('2', 'b'), edit('3', 'a')],
    writing: ['1'],
    sent: ['2'],
  },
  {
    rule: 'of a gesture all or nothing',
    operations: [edit('1', 'a', 'g'), edit('2', 'b', 'g'), edit('3', 'c')],
    writing: ['2'],
    sent: ['3'],
  },
  {
    rule: 'what stands on half a gesture waits for the other half',
    operations: [edit('1', 'a', 'g'), edit('2', 'b', 'g'), edit('3', 'a')],
    writing: ['2'],
    sent: [],
  },
])('$rule', ({ operations, writing, sent }) => {
  expect(idsOf(nextBatch(outboxOf(operations, writing)))).toEqual(sent)
})

test('a batch is not longer than the limit, but a gesture that is longer goes alone and whole', () => {
  const many = Array.from({ length: MAX_BATCH + 10 }, (_, n) => edit(`single-${n}`, `segment-${n}`))
  expect(nextBatch(outboxOf(many))).toHaveLength(MAX_BATCH)
  const large = Array.from({ length: 250 }, (_, n) => edit(`part-${n}`, `segment-${n}`, 'g'))
  expect(nextBatch(outboxOf([...large, edit('later', 'x')]))).toHaveLength(250)
})

test('a page that does not send, sends nothing; when it is to, it sends everything as it was told', () => {
  const outbox = { ...outboxOf([edit('1', 'a')]), role: 'follower' as const }
  expect(nextBatch(outbox)).toEqual([])
  const inOffice = takeOffice(takeIn(outbox, [{ operation: edit('0', 'a'), position: 0 }], 'stored'))
  expect(idsOf(nextBatch(inOffice))).toEqual(['0', '1'])
})

test('what was refused only for an earlier one waits behind it', () => {
  const outbox = outboxOf([edit('1', 'a'), edit('2', 'a')])
  const settled = settle(outbox, [
    { id: '1', status: 'conflict', code: 'version-conflict' },
    { id: '2', status: 'conflict', code: 'earlier-refused' },
  ])
  expect(settled.outbox.entries.map(({ delivery }) => delivery.kind)).toEqual(['conflict', 'fresh'])
  expect(nextBatch(settled.outbox)).toEqual([])
})

test('news of an operation that the server has confirmed is no news', () => {
  const one = edit('1', 'a')
  const { outbox } = settle(outboxOf([one]), [{ id: '1', status: 'applied' }])
  expect(operationsIn(takeIn(outbox, [{ operation: one, position: 1 }], 'stored'))).toEqual([])
})

test('operations of other tabs are put where they were made, in whatever order they are heard of', () => {
  const placed = [3, 1, 2].map((position) => ({ operation: edit(`op-${position}`, 'a'), position }))
  const outbox = placed.reduce((all, each) => takeIn(all, [each], 'stored'), EMPTY_OUTBOX)
  expect(idsOf(operationsIn(outbox))).toEqual(['op-1', 'op-2', 'op-3'])
  const { outbox: after } = enqueue(outbox, edit('own', 'a'))
  expect(after.entries.at(-1)).toMatchObject({ position: 4, operation: { id: 'own' } })
  expect(unitsOf(after.entries)).toHaveLength(4)
})

test('waiting grows to half a minute, and no two pages wait alike', () => {
  expect([1, 2, 3, 6, 20].map(retryDelayMs)).toEqual([1000, 2000, 4000, 30_000, 30_000])
  fc.assert(
    fc.property(fc.nat(60_000), fc.double({ min: 0, max: 0.999, noNaN: true }), (delay, chance) => {
      const waited = withJitter(delay, chance)
      expect(waited).toBeGreaterThanOrEqual(Math.floor(delay / 2))
      expect(waited).toBeLessThanOrEqual(delay)
    }),
  )
})
