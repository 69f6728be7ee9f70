import { expect, test } from 'vitest'
import { readinessOf } from './check'
import { evaluateBrowserFacts } from './evaluate-browser'
import type { BrowserFacts } from './facts'

const sound: BrowserFacts = { sawPartialContent: true, decoded: true, segments: true }

const states = (facts: BrowserFacts) => evaluateBrowserFacts(facts).map(({ id, state }) => `${id}: ${state}`)

test.each([
  { facts: sound, expected: ['stream-seekable: ok', 'decodes-here: ok', 'segments-loaded: ok'] },
  {
    facts: { sawPartialContent: null, decoded: null, segments: null },
    expected: ['stream-seekable: pending', 'decodes-here: pending', 'segments-loaded: pending'],
  },
  {
    facts: {
      sawPartialContent: false,
      decoded: 'This browser cannot decode hvc1.',
      segments: 'The server did not answer.',
    },
    expected: ['stream-seekable: failed', 'decodes-here: failed', 'segments-loaded: failed'],
  },
])('$facts', ({ facts, expected }) => {
  expect(states(facts)).toEqual(expected)
})

test('what is not known yet is not ready', () => {
  expect(readinessOf(evaluateBrowserFacts(sound)).ready).toBe(true)
  expect(readinessOf(evaluateBrowserFacts({ ...sound, decoded: null })).ready).toBe(false)
})
