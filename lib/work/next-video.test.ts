import { expect, test } from 'vitest'
import { type MyWork, nextVideo, type OfferedVideo } from './next-video'

const mine = (videoId: string, state: MyWork['state'], more: Partial<MyWork> = {}): MyWork => ({
  ...{ videoId, state, dueAt: null, batchId: 'batch', position: 1, changedAt: null },
  ...{ isClosed: false, isQuarantined: false },
  ...more,
})

const offered = (videoId: string, more: Partial<OfferedVideo> = {}): OfferedVideo => ({
  ...{ videoId, dueAt: null, batchId: 'batch', position: 1, places: 1, taken: 0, isSelfService: true },
  ...more,
})

const SOON = '2026-01-01T00:00:00.000Z'
const LATER = '2026-02-01T00:00:00.000Z'

test.each([
  { rule: 'nothing at all', mine: [], offered: [], next: null },
  {
    rule: 'returned work before everything',
    mine: [mine('a', 'draft', { dueAt: SOON }), mine('b', 'to-do', { dueAt: SOON }), mine('c', 'returned')],
    offered: [offered('d')],
    next: { videoId: 'c', reason: 'returned' },
  },
  {
    rule: 'what was begun before what was only given',
    mine: [mine('a', 'to-do', { dueAt: SOON }), mine('b', 'draft')],
    offered: [],
    next: { videoId: 'b', reason: 'begun' },
  },
  {
    rule: 'of what was given, what is due first; without a date comes last',
    mine: [mine('a', 'to-do'), mine('b', 'to-do', { dueAt: LATER }), mine('c', 'to-do', { dueAt: SOON, position: 9 })],
    offered: [],
    next: { videoId: 'c', reason: 'assigned' },
  },
  {
    rule: 'due together: by the order of the batch',
    mine: [mine('a', 'to-do', { position: 3 }), mine('b', 'to-do', { position: 2 })],
    offered: [],
    next: { videoId: 'b', reason: 'assigned' },
  },
  {
    rule: 'what is handed in waits for others; then the next free one',
    mine: [mine('a', 'submitted'), mine('b', 'accepted')],
    offered: [offered('d', { position: 5 }), offered('c', { position: 4 })],
    next: { videoId: 'c', reason: 'free' },
  },
  {
    rule: 'work of a closed batch is never next',
    mine: [mine('a', 'returned', { isClosed: true }), mine('b', 'to-do')],
    offered: [],
    next: { videoId: 'b', reason: 'assigned' },
  },
  {
    rule: 'a quarantined video is never next, and holds nothing up',
    mine: [
      mine('a', 'returned', { isQuarantined: true }),
      mine('b', 'draft', { isQuarantined: true }),
      mine('c', 'to-do', { isQuarantined: true }),
    ],
    offered: [offered('d')],
    next: { videoId: 'd', reason: 'free' },
  },
  {
    rule: 'a video without a free place is nobody’s next',
    mine: [],
    offered: [offered('a', { places: 2, taken: 2 }), offered('b', { position: 2, places: 2, taken: 1 })],
    next: { videoId: 'b', reason: 'free' },
  },
  {
    rule: 'nobody takes from a batch that is shared out by an administrator',
    mine: [],
    offered: [offered('a', { isSelfService: false })],
    next: null,
  },
  { rule: 'nobody labels a video twice', mine: [mine('a', 'submitted')], offered: [offered('a')], next: null },
])('$rule', ({ mine: work, offered: free, next }) => {
  expect(nextVideo(work, free)).toEqual(next)
})
