import { expect } from '@playwright/test'
import type { RawAnswer } from '@/e2e/fixtures/raw-http'
import { bytesOf } from '@/e2e/fixtures/stored-video'
import type { BodyRule, HeaderRule, Span } from './case'

/** Every header as its rule says; each deviation is reported. */
export function expectHeaders(answer: RawAnswer, rules: Readonly<Record<string, HeaderRule>>): void {
  for (const [name, rule] of Object.entries(rules)) {
    const values = answer.headers.get(name)
    if (rule === null) expect.soft(values, `${name} is absent`).toBeUndefined()
    else if (typeof rule === 'string') expect.soft(values, name).toEqual([rule])
    else expect.soft(values?.join('\n'), name).toMatch(rule)
  }
}

/** No header that may stand once stands twice. */
export function expectNoHeaderTwice(answer: RawAnswer): void {
  const twice = [...answer.headers].filter(([name, values]) => values.length > 1 && name !== 'vary')
  expect(twice, 'headers that were sent twice').toEqual([])
}

/** The body as its rule says, and a connection that ended with it. */
export function expectBody(answer: RawAnswer, rule: BodyRule): void {
  if (rule === 'empty') expect(answer.body.length).toBe(0)
  else if (rule === 'short-text') expect(answer.body.length).toBeLessThan(1000)
  else if ('parts' in rule) expectParts(answer, rule.parts, rule.size)
  else expect(answer.body.equals(bytesOf(rule.first, rule.last)), 'the bytes').toBe(true)
  expect(answer.isBroken, 'the connection ended with the body').toBe(false)
}

/** The body byte by byte as RFC 9110 section 14.6 and RFC 2046 section 5.1 have it. */
function expectParts(answer: RawAnswer, parts: readonly Span[], size: number): void {
  const boundary = /boundary=(.+)$/.exec(answer.headers.get('content-type')?.[0] ?? '')?.[1]
  const expected = parts.flatMap(({ first, last }, n) => [
    Buffer.from(
      `${n === 0 ? '' : '\r\n'}--${boundary}\r\nContent-Type: video/mp4\r\nContent-Range: bytes ${first}-${last}/${size}\r\n\r\n`,
    ),
    bytesOf(first, last),
  ])
  expected.push(Buffer.from(`\r\n--${boundary}--\r\n`))
  // A line end in front of the first boundary is an empty preamble.
  expect(answer.body.toString('latin1').replace(/^\r\n/, '')).toBe(Buffer.concat(expected).toString('latin1'))
  expect(answer.headers.get('content-length')).toEqual([String(answer.body.length)])
}
