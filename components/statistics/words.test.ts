import { expect, test } from 'vitest'
import { counted, formatShare, formatSpan, savingWords, statusWords } from './words'

test.each([
  { share: 0, expected: '0%' },
  { share: 0.0001, expected: 'under 1%' },
  { share: 0.38, expected: '38%' },
  { share: 0.995, expected: 'over 99%' },
  { share: 1, expected: '100%' },
])('$share is $expected', ({ share, expected }) => {
  expect(formatShare(share)).toBe(expected)
})

test.each([
  { savedShare: null, expected: 'Nothing was sent yet' },
  { savedShare: 0, expected: 'As much as sending whole files' },
  { savedShare: 0.999, expected: 'Over 99% less than sending whole files' },
  { savedShare: 0.9, expected: '90% less than sending whole files' },
])('saved $savedShare: $expected', ({ savedShare, expected }) => {
  expect(savingWords({ savedShare })).toBe(expected)
})

test.each([
  { ms: 0, expected: '0 ms' },
  { ms: 4250, expected: '4.25 s' },
  { ms: 3_765_000, expected: '1:02:45' },
])('$ms ms in all are $expected', ({ ms, expected }) => {
  expect(formatSpan(ms)).toBe(expected)
})

test('one is not many', () => {
  expect([counted(1, 'answer', 'answers'), counted(1200, 'answer', 'answers')]).toEqual(['1 answer', '1,200 answers'])
})

test('a status nobody named is told by its class', () => {
  expect(['206', '204', '418', '599'].map(statusWords)).toEqual([
    'A part of the file',
    'Answered',
    'Refused',
    'A fault of the server',
  ])
})
