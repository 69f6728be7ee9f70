import { expect, test } from 'vitest'
import { initialsOf, othersOf, type PresentPage, presenceWords } from './presence'

const self = { pageId: 'page-self', browserId: 'browser-1' }
const page = (pageId: string, browserId: string, userId = 'local', name = 'Local user'): PresentPage => ({
  pageId,
  browserId,
  userId,
  name,
  segmentId: null,
})

test.each([
  { pages: [page('page-self', 'browser-1')], words: [], rule: 'nobody else' },
  { pages: [page('page-a', 'browser-1')], words: ['in another tab of this browser'], rule: 'one more tab' },
  {
    pages: [page('page-a', 'browser-1'), page('page-b', 'browser-1')],
    words: ['in 2 other tabs of this browser'],
    rule: 'two more tabs',
  },
  {
    pages: [page('page-a', 'browser-2'), page('page-b', 'browser-2'), page('page-c', 'browser-3', 'anna', 'Anna Berg')],
    words: ['Local user, in another browser (2 pages)', 'Anna Berg, in another browser'],
    rule: 'other browsers',
  },
])('$rule: $words', ({ pages, words }) => {
  expect(presenceWords(othersOf(pages, self), self)).toEqual(words)
})

test.each([
  ['Local user', 'LU'],
  ['anna', 'A'],
  ['Ada  Maria Lovelace', 'AM'],
  [' ', '?'],
])('the initials of "%s" are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
