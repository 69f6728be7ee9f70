import { expect, test } from 'vitest'
import type { MediaFailure } from './media-port'
import { planRecovery, RELOAD_DELAYS_MS } from './recovery'
import type { SourceReach } from './source-reach'

const reachable: SourceReach = { kind: 'reachable', isPartial: true }
const unreachable: SourceReach = { kind: 'unreachable' }
const busy: SourceReach = { kind: 'busy' }
const refused: SourceReach = { kind: 'refused', message: 'The file of this video is missing.' }
const LAST = RELOAD_DELAYS_MS.length

test.each<{ failure: MediaFailure['kind']; reach: SourceReach; attempt: number; expected: string; rule: string }>([
  { failure: 'network', reach: unreachable, attempt: 1, expected: 'reload after 500', rule: 'a dropped connection' },
  { failure: 'network', reach: unreachable, attempt: 4, expected: 'reload after 4000', rule: 'a growing wait' },
  {
    failure: 'network',
    reach: unreachable,
    attempt: LAST + 1,
    expected: 'The connection to the server was lost.',
    rule: 'limited',
  },
  {
    failure: 'unsupported',
    reach: unreachable,
    attempt: 1,
    expected: 'reload after 500',
    rule: 'a server that is down looks like a bad format',
  },
  { failure: 'unsupported', reach: busy, attempt: 1, expected: 'reload after 500', rule: 'so does a busy one' },
  {
    failure: 'network',
    reach: busy,
    attempt: LAST + 1,
    expected: 'The server is too busy to send this video.',
    rule: 'busy for too long',
  },
  {
    failure: 'network',
    reach: refused,
    attempt: 1,
    expected: 'The file of this video is missing.',
    rule: 'a refusal does not pass',
  },
  { failure: 'network', reach: reachable, attempt: 1, expected: 'reload after 500', rule: 'broke off, server there' },
  {
    failure: 'network',
    reach: reachable,
    attempt: LAST + 1,
    expected: 'The video breaks off while it is being received.',
    rule: 'again and again',
  },
  {
    failure: 'decode',
    reach: reachable,
    attempt: 1,
    expected: 'reload after 500',
    rule: 'a decoder may have been lost',
  },
  {
    failure: 'decode',
    reach: reachable,
    attempt: 2,
    expected: 'This browser failed to decode the video.',
    rule: 'but only once',
  },
  {
    failure: 'unsupported',
    reach: reachable,
    attempt: 1,
    expected: 'This browser cannot play this video’s format.',
    rule: 'a bad format',
  },
])('$failure, $reach.kind, attempt $attempt: $rule', ({ failure, reach, attempt, expected }) => {
  const plan = planRecovery({ kind: failure, detail: '' }, reach, attempt)
  expect(plan.kind === 'reload' ? `reload after ${plan.afterMs}` : plan.failure.reason).toBe(expected)
})

test('only what the browser made of the media is said of decoding', () => {
  const decoded = (failure: MediaFailure['kind'], reach: SourceReach) => {
    const plan = planRecovery({ kind: failure, detail: 'codec' }, reach, LAST + 1)
    return plan.kind === 'give-up' ? plan.decoded : undefined
  }
  expect(decoded('unsupported', reachable)).toMatch(/format/)
  expect(decoded('network', unreachable)).toBeNull()
  expect(decoded('unsupported', refused)).toBeNull()
})
