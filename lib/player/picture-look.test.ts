import { expect, test } from 'vitest'
import { describeLook, filterOf, PLAIN_LOOK } from './picture-look'

test.each([
  { look: PLAIN_LOOK, words: '', filter: 'none' },
  { look: { brightness: 1.4, contrast: 1 }, words: 'Brightness 140 %', filter: 'brightness(1.4) contrast(1)' },
  { look: { brightness: 1, contrast: 0.5 }, words: 'Contrast 50 %', filter: 'brightness(1) contrast(0.5)' },
  {
    look: { brightness: 2, contrast: 1.05 },
    words: 'Brightness 200 %, contrast 105 %',
    filter: 'brightness(2) contrast(1.05)',
  },
])('$look: $words', ({ look, words, filter }) => {
  expect(describeLook(look)).toBe(words)
  expect(filterOf(look)).toBe(filter)
})
