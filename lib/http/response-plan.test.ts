import fc from 'fast-check'
import { expect, test } from 'vitest'
import { representationOf, type ServedFile } from './content-headers'
import type { BodyPiece } from './multipart-ranges'
import { anyRangeHeader, anySize } from './range.arbitrary'
import { readRequestFields } from './request-fields'
import { planResponse, type ResponsePlan } from './response-plan'
import type { ServingPolicy } from './serving-policy'

const MIB = 1024 * 1024
const modifiedMs = Date.UTC(2026, 0, 2, 3, 4, 5)
const nowMs = modifiedMs + 3_600_000
const etag = `"${(77n).toString(36)}-${(21n).toString(36)}-${(BigInt(modifiedMs) * 1_000_000n).toString(36)}"`

const file = (sizeBytes = 21): ServedFile => ({
  sizeBytes,
  mtimeNs: BigInt(modifiedMs) * 1_000_000n,
  inode: 77n,
  mediaType: 'video/mp4',
  fileName: 'clip.mp4',
})
const policy: ServingPolicy = { ranges: true, cache: 'private', disposition: 'inline', profile: null }

const plan = (
  headers: Record<string, string>,
  { method = 'GET', size = 21, ...changes }: Partial<ServingPolicy> & { method?: 'GET' | 'HEAD'; size?: number } = {},
) => {
  const fields = readRequestFields((name) => headers[name] ?? null)
  const serving = { ...policy, ...changes }
  const moment = { nowMs, makeBoundary: () => 'BOUNDARY' }
  return planResponse(method, fields, representationOf(file(size), serving, nowMs), serving, moment)
}

const bytes = (first: number, last: number, isOpenEnded: boolean) => ({
  kind: 'bytes',
  ranges: [{ first, last }],
  pieces: [{ kind: 'file', range: { first, last } }],
  isOpenEnded,
})

const guard = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' }
const described = {
  'content-type': 'video/mp4',
  'content-disposition': 'inline; filename=clip.mp4',
  'last-modified': 'Fri, 02 Jan 2026 03:04:05 GMT',
  etag,
  'cache-control': 'private, no-cache, no-transform',
  'accept-ranges': 'bytes',
  ...guard,
}

test('200 describes the file and sends all of it', () => {
  expect(plan({})).toEqual({
    status: 200,
    headers: { ...described, 'content-length': '21' },
    body: bytes(0, 20, true),
  })
})

test('206 describes the file and sends the part', () => {
  expect(plan({ range: 'bytes=3-7' })).toEqual({
    status: 206,
    headers: { ...described, 'content-length': '5', 'content-range': 'bytes 3-7/21' },
    body: bytes(3, 7, false),
  })
})

test('206 of several parts says in each what it is, and nothing of it in its own head', () => {
  const several = plan({ range: 'bytes=15-16,0-2' })
  const text =
    several.body.kind === 'bytes' ? several.body.pieces.map((p) => (p.kind === 'text' ? p.text : p.range)) : []
  expect(text).toEqual([
    '--BOUNDARY\r\nContent-Type: video/mp4\r\nContent-Range: bytes 15-16/21\r\n\r\n',
    { first: 15, last: 16 },
    '\r\n--BOUNDARY\r\nContent-Type: video/mp4\r\nContent-Range: bytes 0-2/21\r\n\r\n',
    { first: 0, last: 2 },
    '\r\n--BOUNDARY--\r\n',
  ])
  expect(several).toMatchObject({
    status: 206,
    headers: { 'content-type': 'multipart/byteranges; boundary=BOUNDARY', etag, 'accept-ranges': 'bytes' },
  })
  expect(several.headers).not.toHaveProperty('content-range')
})

test('a range without an end is known for one', () => {
  const isOpenEnded = (range: string) => {
    const { body } = plan({ range })
    return body.kind === 'bytes' && body.isOpenEnded
  }
  expect(['bytes=3-', 'bytes=3-20', 'bytes=-4', 'bytes=0-1,9-'].map(isOpenEnded)).toEqual([true, false, false, true])
})

test('304 repeats what a cache keeps and describes no content', () => {
  expect(plan({ 'if-none-match': etag, range: 'bytes=3-7' })).toEqual({
    status: 304,
    headers: { etag, 'cache-control': 'private, no-cache, no-transform', ...guard },
    body: { kind: 'none' },
  })
})

test('412 and 416 tell nothing of the file but its size, and nobody keeps them', () => {
  const failed = plan({ 'if-match': '"old"' })
  expect(failed.status).toBe(412)
  expect(failed.headers).toEqual({ 'cache-control': 'no-store', ...guard })
  expect(failed.body).toMatchObject({ kind: 'error', error: { code: 'precondition-failed' } })

  const outside = plan({ range: 'bytes=21-' })
  expect(outside.status).toBe(416)
  expect(outside.headers).toEqual({
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
    'content-range': 'bytes */21',
    ...guard,
  })
  expect(outside.body).toMatchObject({ kind: 'error', error: { code: 'range-not-satisfiable' } })
})

test('HEAD has the headers of the whole GET, whatever its Range, and no body', () => {
  for (const range of ['bytes=3-7', 'bytes=1000-', 'bytes=x']) {
    expect(plan({ range }, { method: 'HEAD' })).toEqual({ ...plan({}), body: { kind: 'none' } })
  }
})

test('an empty file has length 0 and no body', () => {
  const empty = plan({ range: 'bytes=0-0' }, { size: 0 })
  expect([empty.status, empty.headers['content-length'], empty.body.kind]).toEqual([200, '0', 'none'])
})

test('with ranges switched off everything is whole and nothing is promised', () => {
  const off = plan({ range: 'bytes=1000-' }, { ranges: false })
  expect(off.status).toBe(200)
  expect(off.headers).not.toHaveProperty('accept-ranges')
})

test('no-store and attachment are switches', () => {
  const { headers } = plan({}, { cache: 'no-store', disposition: 'attachment' })
  expect(headers['cache-control']).toBe('private, no-store, no-transform')
  expect(headers['content-disposition']).toBe('attachment; filename=clip.mp4')
})

const size = 100 * MIB
test.each([
  { profile: null, range: 'bytes=0-', length: size, rule: 'without a profile the RFC is followed to the byte' },
  { profile: 'movie', range: 'bytes=0-', length: 8 * MIB, rule: 'an open range is shortened' },
  { profile: 'browsing', range: 'bytes=0-', length: MIB, rule: 'an open range is shortened' },
  { profile: 'mobile', range: 'bytes=500-', length: MIB / 2, rule: 'from any position' },
  { profile: 'annotation', range: 'bytes=0-', length: 2 * MIB, rule: 'an open range is shortened' },
  { profile: 'download', range: 'bytes=0-', length: size, rule: 'a download wants everything' },
  { profile: 'mobile', range: `bytes=${size - 10}-`, length: 10, rule: 'the end is nearer than the limit' },
  { profile: 'mobile', range: `bytes=0-${size - 1}`, length: size, rule: 'a closed range is answered as asked' },
  { profile: 'mobile', range: `bytes=-${size}`, length: size, rule: 'a suffix is answered as asked' },
] as const)('profile $profile, $range: $rule', ({ profile, range, length }) => {
  const { status, headers } = plan({ range }, { profile, size })
  expect([status, headers['content-length']]).toEqual([206, String(length)])
})

test('a short clip is sent whole whatever the profile', () => {
  expect(plan({ range: 'bytes=0-' }, { profile: 'mobile', size: 16 * MIB }).headers['content-length']).toBe(
    String(16 * MIB),
  )
})

test('a profile never shortens a plain GET', () => {
  expect(plan({}, { profile: 'mobile', size }).headers['content-length']).toBe(String(size))
})

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const anyHeaders = fc.record(
  {
    range: anyRangeHeader,
    'if-range': fc.oneof(fc.constant(etag), anyText),
    'if-match': fc.oneof(fc.constantFrom(etag, '*'), anyText),
    'if-none-match': fc.oneof(fc.constantFrom(etag, '*'), anyText),
    'if-modified-since': anyText,
    'if-unmodified-since': anyText,
  },
  { requiredKeys: [] },
)
const anyProfile = fc.constantFrom(null, 'movie' as const, 'mobile' as const, 'annotation' as const)

const lengthOf = (piece: BodyPiece) =>
  piece.kind === 'text' ? piece.text.length : piece.range.last - piece.range.first + 1

function expectLegalBody({ status, headers, body }: ResponsePlan, size: number): void {
  if (body.kind !== 'bytes') {
    expect(headers['content-length']).toBe(status === 200 ? '0' : undefined)
    return
  }
  const [range, ...others] = body.ranges
  expect(headers['content-length']).toBe(String(body.pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)))
  for (const { first, last } of body.ranges) expect(0 <= first && first <= last && last < size).toBe(true)
  const isOnePart = status === 206 && others.length === 0
  expect(headers['content-range']).toBe(isOnePart ? `bytes ${range?.first}-${range?.last}/${size}` : undefined)
  if (status === 200) expect(body.ranges).toEqual([{ first: 0, last: size - 1 }])
}

test('for any headers and any size the answer is legal', () => {
  fc.assert(
    fc.property(anyHeaders, anySize, anyProfile, (headers, sizeBytes, profile) => {
      const answer = plan(headers, { size: sizeBytes, profile })
      for (const value of Object.values(answer.headers)) expect(value).not.toMatch(/NaN|Infinity|undefined|e\+|[\r\n]/)
      expectLegalBody(answer, sizeBytes)
    }),
    { numRuns: 3000 },
  )
})
