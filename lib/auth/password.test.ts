import { expect, test } from 'vitest'
import { checkPassword } from './password'

test.each([
  ['long enough for all', true],
  ['пароль из слов', true],
  ['short', false],
  ['x'.repeat(129), false],
  ['aaaaaaaaaaaaaaaa', false],
  ['123456789012345', false],
  ['Password1234567', false],
  ['ana.perez and more', false],
])('%j: %s', (password, isFit) => {
  expect(checkPassword(password, 'Ana.Perez').ok).toBe(isFit)
})
