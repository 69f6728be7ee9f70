import { expect, test } from 'vitest'
import { addressOfFrame, pictureFileName } from './frame-address'

test.each([
  { page: 'https://a.test/videos/x', expected: 'https://a.test/videos/x?frame=7' },
  { page: 'https://a.test/videos/x?frame=3', expected: 'https://a.test/videos/x?frame=7' },
  { page: 'http://localhost:3000/videos/x?t=1.5&segment=s#top', expected: 'http://localhost:3000/videos/x?frame=7' },
])('$page', ({ page, expected }) => expect(addressOfFrame(page, 7)).toBe(expected))

test.each([
  { title: 'Visit 12', expected: 'Visit 12-frame-345.png' },
  { title: 'a/b\\c:d*e?f"g<h>i|j', expected: 'a b c d e f g h i j-frame-345.png' },
  { title: '../../.hidden', expected: 'hidden-frame-345.png' },
  { title: 'line\nbreak\u202Egnp', expected: 'line break gnp-frame-345.png' },
  { title: '  ', expected: 'video-frame-345.png' },
  { title: 'Übersicht 🫁', expected: 'Übersicht 🫁-frame-345.png' },
  { title: 'x'.repeat(300), expected: `${'x'.repeat(80)}-frame-345.png` },
])('$title: $expected', ({ title, expected }) => expect(pictureFileName(title, 345)).toBe(expected))
