import { expect, test } from 'vitest'
import { describeWait, type WaitFacts } from './wait-cause'

const facts: WaitFacts = { reach: null, reload: null, networkState: 'loading', isOpen: true, isTargetBuffered: false }
const reload = { attempt: 2, attempts: 6 }

test.each<{ change: Partial<WaitFacts>; expected: string }>([
  { change: {}, expected: 'Waiting for the network' },
  { change: { isOpen: false }, expected: 'Opening the video' },
  { change: { isTargetBuffered: true }, expected: 'Decoding' },
  { change: { networkState: 'idle' }, expected: 'Waiting for the browser to load this part' },
  { change: { reach: { kind: 'reachable', isPartial: true } }, expected: 'Waiting for the network' },
  { change: { reach: { kind: 'unreachable' } }, expected: 'The connection to the server is lost.' },
  { change: { reach: { kind: 'busy' } }, expected: 'The server is busy.' },
  {
    change: { reach: { kind: 'unreachable' }, reload },
    expected: 'The connection to the server is lost. Trying again (2 of 6).',
  },
  {
    change: { reach: { kind: 'reachable', isPartial: true }, reload },
    expected: 'The video broke off. Trying again (2 of 6).',
  },
])('$expected', ({ change, expected }) => {
  expect(describeWait({ ...facts, ...change })).toBe(expected)
})
