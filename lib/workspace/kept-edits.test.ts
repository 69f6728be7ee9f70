import { expect, test } from 'vitest'
import { keptEditsOf, keptEditsWords } from './kept-edits'

test('edits are counted for each person, by the name they had last', () => {
  const records = [
    { userId: 'b', userName: 'Ben' },
    { userId: 'a', userName: '' },
    { userId: 'a', userName: 'Ana' },
    { userId: 'a', userName: 'Ana Lima' },
  ]
  expect(keptEditsOf(records)).toEqual([
    { userId: 'b', userName: 'Ben', count: 1 },
    { userId: 'a', userName: 'Ana Lima', count: 3 },
  ])
})

test.each([
  {
    userName: 'Ana',
    count: 3,
    words: '3 edits of Ana are kept in this browser. They are saved when Ana signs in here.',
  },
  { userName: 'Ana', count: 1, words: '1 edit of Ana is kept in this browser. It is saved when Ana signs in here.' },
])('$count of $userName', ({ userName, count, words }) => {
  expect(keptEditsWords({ userId: 'a', userName, count })).toBe(words)
})
