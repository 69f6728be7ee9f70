import fc from 'fast-check'
import { expect, test } from 'vitest'
import { err, ok } from '@/lib/result/result'
import { formatHttpDate, parseHttpDate, unixSeconds } from './http-date'

const now = unixSeconds(Date.UTC(2026, 0, 1) / 1000)
const at = (...parts: Parameters<typeof Date.UTC>) => ok(Date.UTC(...parts) / 1000)
const bad = err('not-a-date')

test.each([
  { text: 'Sun, 06 Nov 1994 08:49:37 GMT', expected: at(1994, 10, 6, 8, 49, 37), rule: 'IMF-fixdate' },
  { text: 'Sunday, 06-Nov-94 08:49:37 GMT', expected: at(1994, 10, 6, 8, 49, 37), rule: 'RFC 850, past century' },
  { text: 'Friday, 01-Jan-27 00:00:00 GMT', expected: at(2027, 0, 1), rule: 'RFC 850, this century' },
  { text: 'Tuesday, 01-Dec-76 00:00:00 GMT', expected: at(2076, 11, 1), rule: 'RFC 850, 50 years ahead' },
  { text: 'Saturday, 01-Jan-77 00:00:00 GMT', expected: at(1977, 0, 1), rule: 'RFC 850, more than 50 years ahead' },
  { text: 'Sun Nov  6 08:49:37 1994', expected: at(1994, 10, 6, 8, 49, 37), rule: 'asctime with a one-digit day' },
  { text: 'Wed Nov 16 08:49:37 1994', expected: at(1994, 10, 16, 8, 49, 37), rule: 'asctime with a two-digit day' },
  { text: 'Thu, 29 Feb 2024 00:00:00 GMT', expected: at(2024, 1, 29), rule: 'a leap day' },
  { text: 'Sat, 31 Dec 2016 23:59:60 GMT', expected: at(2017, 0, 1), rule: 'a leap second' },
  { text: 'Mon, 06 Nov 1994 08:49:37 GMT', expected: at(1994, 10, 6, 8, 49, 37), rule: 'the weekday is not checked' },
  { text: 'Wed, 29 Feb 2023 00:00:00 GMT', expected: bad, rule: 'no such day' },
  { text: 'Sun, 00 Nov 1994 08:49:37 GMT', expected: bad, rule: 'day zero' },
  { text: 'Sun, 06 Nov 1994 24:00:00 GMT', expected: bad, rule: 'no such hour' },
  { text: 'Sun, 06 Nov 1994 08:60:37 GMT', expected: bad, rule: 'no such minute' },
  { text: 'Sun, 06 Nov 1994 08:49:61 GMT', expected: bad, rule: 'no such second' },
  { text: 'Sun, 06 Nov 1994 08:49:37 CET', expected: bad, rule: 'GMT only' },
  { text: 'sun, 06 nov 1994 08:49:37 gmt', expected: bad, rule: 'case-sensitive' },
  { text: 'Sun, 6 Nov 1994 08:49:37 GMT', expected: bad, rule: 'two digits of day' },
  { text: ' Sun, 06 Nov 1994 08:49:37 GMT', expected: bad, rule: 'nothing in front' },
  { text: '1994-11-06T08:49:37Z', expected: bad, rule: 'not an ISO date' },
  { text: '784111777', expected: bad, rule: 'not a number' },
  { text: 'foo', expected: bad, rule: 'not a date' },
  { text: '', expected: bad, rule: 'nothing' },
])('$text: $rule', ({ text, expected }) => {
  expect(parseHttpDate(text, now)).toEqual(expected)
})

test('what is written is what the platform writes, and is read back', () => {
  const years = { min: -62_135_596_800, max: 253_402_300_799 }
  fc.assert(
    fc.property(fc.integer(years).map(unixSeconds), (when) => {
      expect(formatHttpDate(when)).toBe(new Date(when * 1000).toUTCString())
      expect(parseHttpDate(formatHttpDate(when), now)).toEqual(ok(when))
    }),
  )
})
