import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition'

test.each([
  { name: 'clip.mp4', expected: 'inline; filename=clip.mp4', rule: 'a plain name' },
  { name: 'a b.mp4', expected: 'inline; filename="a b.mp4"', rule: 'a space' },
  {
    name: 'Koloskopie \u2013 M\u00fcller \u20ac.mp4',
    expected: `inline; filename="Koloskopie ? M?ller ?.mp4"; filename*=UTF-8''Koloskopie%20%E2%80%93%20M%C3%BCller%20%E2%82%AC.mp4`,
    rule: 'an ASCII fallback and the real name',
  },
  {
    name: 'x\r\nSet-Cookie: a=b".mp4',
    expected: 'inline; filename="x__Set-Cookie: a=b_.mp4"',
    rule: 'no second header',
  },
  { name: '../../etc/passwd', expected: 'inline; filename=.._.._etc_passwd', rule: 'no path' },
  { name: 'gpj\u202e4pm.mp4', expected: 'inline; filename=gpj_4pm.mp4', rule: 'no reversed text' },
  {
    name: 'a%41.mp4',
    expected: `inline; filename=a%41.mp4; filename*=UTF-8''a%2541.mp4`,
    rule: 'a percent sign that some browsers would decode',
  },
  {
    name: '\ud800.mp4',
    expected: `inline; filename="?.mp4"; filename*=UTF-8''%EF%BF%BD.mp4`,
    rule: 'half a character',
  },
  { name: '', expected: 'inline; filename=""', rule: 'no name' },
])('$name: $rule', ({ name, expected }) => {
  expect(contentDisposition('inline', name)).toBe(expected)
})

test('a download is an attachment', () => {
  expect(contentDisposition('attachment', 'clip.mp4')).toBe('attachment; filename=clip.mp4')
})

test('a long name is cut in front of its extension', () => {
  expect(contentDisposition('inline', `${'n'.repeat(300)}.mp4`)).toBe(`inline; filename=${'n'.repeat(196)}.mp4`)
})

test('any name gives one printable ASCII header value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const value = contentDisposition('inline', name)
      expect(value).toMatch(
        /^inline; filename=(?:"(?:[^"\\]|\\.)*"|[^\s";]+)(?:; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+)?$/,
      )
      expect(value).toMatch(/^[\x20-\x7e]+$/)
    }),
  )
})
