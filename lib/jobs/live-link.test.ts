import { expect, test } from 'vitest'
import {
  isPolling,
  type LinkEvent,
  type LiveLink,
  liveStatus,
  nextLink,
  PATIENCE_MS,
  RESTING,
  RETRY_MS,
  SECOND_TRY_MS,
  wakeAt,
  wantsStream,
} from './live-link'

const after = (...events: LinkEvent[]): LiveLink => events.reduce(nextLink, RESTING)
const shown = { event: 'shown', now: 0 } as const
const greeted = { event: 'greeted' } as const
const hidden = { event: 'hidden' } as const
const failed = (now: number) => ({ event: 'failed', now }) as const
const woke = (now: number) => ({ event: 'woke', now }) as const
const asked = (isAnswered: boolean) => ({ event: 'asked', isAnswered }) as const

/** A page whose stream never says hello. */
const gaveUp = [shown, woke(PATIENCE_MS)] as const

test.each([
  { name: 'nobody looks', events: [], status: 'connecting', stream: false, polls: false, wake: null },
  { name: 'a page is shown', events: [shown], status: 'connecting', stream: true, polls: false, wake: PATIENCE_MS },
  { name: 'it is greeted', events: [shown, greeted], status: 'live', stream: true, polls: false, wake: null },
  {
    name: 'the stream is lost once',
    events: [shown, greeted, failed(100)],
    ...{ status: 'connecting', stream: false, polls: false, wake: 100 + SECOND_TRY_MS },
  },
  {
    name: 'and soon there again',
    events: [shown, greeted, failed(100), woke(100 + SECOND_TRY_MS), greeted],
    ...{ status: 'live', stream: true, polls: false, wake: null },
  },
  {
    name: 'it fails twice in a row',
    events: [shown, failed(10), woke(10 + SECOND_TRY_MS), failed(2000)],
    ...{ status: 'polling', stream: false, polls: true, wake: 2000 + RETRY_MS },
  },
  {
    name: 'it is never greeted',
    events: gaveUp,
    ...{ status: 'polling', stream: false, polls: true, wake: PATIENCE_MS + RETRY_MS },
  },
  {
    name: 'it tries again and goes on asking meanwhile',
    events: [...gaveUp, woke(PATIENCE_MS + RETRY_MS)],
    ...{ status: 'polling', stream: true, polls: true, wake: PATIENCE_MS + RETRY_MS + PATIENCE_MS },
  },
  {
    name: 'one failure is enough then',
    events: [...gaveUp, woke(40_000), failed(40_001)],
    ...{ status: 'polling', stream: false, polls: true, wake: 40_001 + RETRY_MS },
  },
  {
    name: 'the stream is back',
    events: [...gaveUp, woke(40_000), greeted],
    ...{ status: 'live', stream: true, polls: false, wake: null },
  },
  {
    name: 'nobody answers at all',
    events: [...gaveUp, asked(false)],
    ...{ status: 'offline', stream: false, polls: true, wake: PATIENCE_MS + RETRY_MS },
  },
  {
    name: 'somebody answers again',
    events: [...gaveUp, asked(false), asked(true)],
    ...{ status: 'polling', stream: false, polls: true, wake: PATIENCE_MS + RETRY_MS },
  },
  {
    name: 'the page is hidden',
    events: [...gaveUp, hidden],
    ...{ status: 'connecting', stream: false, polls: false, wake: null },
  },
  {
    name: 'and shown again: it starts anew',
    events: [...gaveUp, asked(false), hidden, { event: 'shown', now: 9000 } as const],
    ...{ status: 'connecting', stream: true, polls: false, wake: 9000 + PATIENCE_MS },
  },
])('$name', ({ events, status, stream, polls, wake }) => {
  const link = after(...events)
  expect(liveStatus(link)).toBe(status)
  expect(wantsStream(link)).toBe(stream)
  expect(isPolling(link)).toBe(polls)
  expect(wakeAt(link)).toBe(wake)
})

test.each([
  { name: 'hello where there is no stream', before: [], event: greeted },
  { name: 'a failure while resting', before: [], event: failed(1) },
  { name: 'a failure while waiting', before: gaveUp, event: failed(6000) },
  { name: 'being shown twice', before: [shown, greeted], event: shown },
  { name: 'being woken early', before: [shown], event: woke(1) },
  { name: 'an answer while live', before: [shown, greeted], event: asked(false) },
])('$name changes nothing', ({ before, event }) => {
  const link = after(...before)
  expect(nextLink(link, event)).toBe(link)
})
