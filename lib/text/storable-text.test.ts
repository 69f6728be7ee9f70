import { expect, test } from 'vitest'
import { storableText } from './storable-text'

test.each([
  { text: '', kept: true },
  { text: 'Größe 12 mm, «Polyp» 🙂\n\tsecond line', kept: true },
  { text: 'a\0b', kept: false },
  { text: 'a\ud800', kept: false },
  { text: '\udc00a', kept: false },
  { text: 'x'.repeat(51), kept: false },
])('$text is kept: $kept', ({ text, kept }) => {
  expect(storableText(50).safeParse(text).success).toBe(kept)
})
