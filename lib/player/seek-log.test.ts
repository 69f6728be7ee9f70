import { expect, test } from 'vitest'
import { appendToLog, confirmSent, EMPTY_SEEK_LOG, nextBatch, SEEK_LOG_LIMIT } from './seek-log'
import type { SeekEventRecord } from './seek-schema'

const event = (n: number): SeekEventRecord => ({
  id: `event-${n}`,
  variant: 'raw',
  kind: 'jump',
  fromFrame: 0,
  targetFrame: n,
  landedFrame: n,
  scrubMs: 4,
  latencyMs: 10,
  stallMs: 0,
  prefetch: 'none',
  error: null,
  occurredAt: '2026-01-01T00:00:00.000Z',
})
const logOf = (count: number) => {
  let log = EMPTY_SEEK_LOG
  for (let n = 0; n < count; n++) log = appendToLog(log, event(n))
  return log
}

test('events stay until they are confirmed, also those that came while a batch was on its way', () => {
  const sent = nextBatch(logOf(3), 2)
  expect(sent.map(({ id }) => id)).toEqual(['event-0', 'event-1'])
  const after = confirmSent(appendToLog(logOf(3), event(3)), sent)
  expect(after.waiting.map(({ id }) => id)).toEqual(['event-2', 'event-3'])
})

test('a full log loses its oldest events and says how many', () => {
  const log = logOf(SEEK_LOG_LIMIT + 5)
  expect(log.waiting).toHaveLength(SEEK_LOG_LIMIT)
  expect(log.waiting[0]?.id).toBe('event-5')
  expect(log.dropped).toBe(5)
})
