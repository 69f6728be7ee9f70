import { expect, test } from 'vitest'
import { pairKey, pairNames } from './pair-names'
import { safeFileName, titleFromFileName } from './title'

test.each([
  ['/a/Case 7.mp4', 'case 7'],
  ['/b/Case 7_processed.mkv', 'case 7'],
  ['case-7-anonymized.mp4', 'case-7'],
  ['case-7.anonymised.mp4', 'case-7'],
  ['case7_anon.webm', 'case7'],
  ['case7 blurred.webm', 'case7'],
  ['C:\\videos\\case7_raw.avi', 'case7'],
  ['raw.mp4', 'raw'],
  ['.hidden', '.hidden'],
  ['Ä.mp4', 'ä'],
  ['two.dots.mp4', 'two.dots'],
])('%s answers to the name %s', (path, key) => {
  expect(pairKey(path)).toBe(key)
})

test('files are paired where the name is clear, and never guessed', () => {
  expect(
    pairNames(
      ['/r/1.mp4', '/r/2_raw.mp4', '/r/3.mp4', '/r/x/3.mp4', '/r/4.mp4'],
      ['/p/1_anon.mp4', '/p/2.mp4', '/p/3.mp4', '/p/5.mp4', '/p/4.mp4', '/p/4_blurred.mp4'],
    ),
  ).toEqual({
    pairs: [
      { raw: '/r/1.mp4', processed: '/p/1_anon.mp4' },
      { raw: '/r/2_raw.mp4', processed: '/p/2.mp4' },
      { raw: '/r/3.mp4', processed: null },
      { raw: '/r/x/3.mp4', processed: null },
      { raw: '/r/4.mp4', processed: null },
    ],
    unmatched: [
      { processed: '/p/3.mp4', reason: expect.stringMatching(/^Several raw files/) },
      { processed: '/p/5.mp4', reason: expect.stringMatching(/^No raw file/) },
      { processed: '/p/4.mp4', reason: expect.stringMatching(/^Several processed files/) },
      { processed: '/p/4_blurred.mp4', reason: expect.stringMatching(/^Several processed files/) },
    ],
  })
})

test.each([
  ['Case 7.mp4', 'Case 7'],
  ['a\u0000b\u001b[31m\u202ec.mp4', 'a b [31m c'],
  ['  .mp4', 'Untitled'],
  ['.mp4', '.mp4'],
  [`${'x'.repeat(300)}.mp4`, 'x'.repeat(200)],
])('the title of %j is %j', (name, title) => {
  expect(titleFromFileName(name)).toBe(title)
})

test('a file name has no folder and no control characters', () => {
  expect(safeFileName('/a/b/c\r\nd.mp4')).toBe('c d.mp4')
  expect(safeFileName('\u0007')).toBe('untitled')
})
