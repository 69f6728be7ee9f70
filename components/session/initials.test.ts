import { expect, test } from 'vitest'
import { initialsOf } from './initials'

test.each([
  ['Ann Smith', 'AS'],
  ['ann', 'A'],
  ['Ann van der Berg', 'AB'],
  ['anna.schmidt', 'AS'],
  ['  Åsa  ', 'Å'],
  ['𝒜nn B', '𝒜B'],
  ['', ''],
])('%j is %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
