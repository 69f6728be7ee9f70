import { expect, test } from 'vitest'
import { formatHttpDate, unixSeconds } from './http-date'
import { evaluatePreconditions, permitsRange } from './preconditions'
import { readRequestFields } from './request-fields'
import type { Validators } from './validators'

const modified = Date.UTC(2026, 0, 2, 3, 4, 5) / 1000
const now = unixSeconds(modified + 3600)
const date = (offset: number) => formatHttpDate(unixSeconds(modified + offset))

const current: Validators = {
  entityTag: { strength: 'strong', opaque: 'now' },
  lastModified: unixSeconds(modified),
  isDateStrong: true,
}
const fresh: Validators = { ...current, entityTag: { strength: 'weak', opaque: 'now' }, isDateStrong: false }

const fields = (headers: Record<string, string>) => readRequestFields((name) => headers[name] ?? null)

test.each([
  { headers: {}, expected: 'proceed', rule: 'no condition' },
  { headers: { 'if-match': '*' }, expected: 'proceed', rule: 'the file exists' },
  { headers: { 'if-match': '"old", "now"' }, expected: 'proceed', rule: 'one of the tags is current' },
  { headers: { 'if-match': '"old"' }, expected: 'failed', rule: 'no tag is current' },
  { headers: { 'if-match': 'W/"now"' }, expected: 'failed', rule: 'If-Match compares strongly' },
  { headers: { 'if-match': 'now' }, expected: 'failed', rule: 'what is no tag is not the current one' },
  { headers: { 'if-match': '' }, expected: 'failed', rule: 'an empty list names nothing' },
  { headers: { 'if-unmodified-since': date(0) }, expected: 'proceed', rule: 'not modified since' },
  { headers: { 'if-unmodified-since': date(-1) }, expected: 'failed', rule: 'modified one second later' },
  { headers: { 'if-unmodified-since': 'foo' }, expected: 'proceed', rule: 'what is no date is ignored' },
  {
    headers: { 'if-match': '"now"', 'if-unmodified-since': date(-1) },
    expected: 'proceed',
    rule: 'If-Match replaces If-Unmodified-Since',
  },
  { headers: { 'if-none-match': '"now"' }, expected: 'not-modified', rule: 'the client has it' },
  { headers: { 'if-none-match': 'W/"now"' }, expected: 'not-modified', rule: 'If-None-Match compares weakly' },
  { headers: { 'if-none-match': '*' }, expected: 'not-modified', rule: 'any version will do' },
  { headers: { 'if-none-match': '"old", "older"' }, expected: 'proceed', rule: 'the client has others' },
  { headers: { 'if-none-match': ',' }, expected: 'proceed', rule: 'a list without tags' },
  { headers: { 'if-none-match': '"now' }, expected: 'proceed', rule: 'what is no list matches nothing' },
  { headers: { 'if-modified-since': date(0) }, expected: 'not-modified', rule: 'not modified since' },
  { headers: { 'if-modified-since': date(60) }, expected: 'not-modified', rule: 'not modified since a later date' },
  { headers: { 'if-modified-since': date(-1) }, expected: 'proceed', rule: 'modified since' },
  { headers: { 'if-modified-since': 'foo' }, expected: 'proceed', rule: 'what is no date is ignored' },
  {
    headers: { 'if-none-match': '"old"', 'if-modified-since': date(0) },
    expected: 'proceed',
    rule: 'If-None-Match replaces If-Modified-Since',
  },
  { headers: { 'if-match': '"old"', 'if-none-match': '"now"' }, expected: 'failed', rule: 'If-Match comes first' },
  { headers: { 'if-match': '"now"', 'if-none-match': '"now"' }, expected: 'not-modified', rule: 'then If-None-Match' },
] as const)('$headers: $rule', ({ headers, expected }) => {
  expect(evaluatePreconditions(fields(headers), current, now)).toBe(expected)
})

test.each([
  { ifRange: null, validators: current, expected: true, rule: 'no If-Range' },
  { ifRange: '"now"', validators: current, expected: true, rule: 'the current tag' },
  { ifRange: '"old"', validators: current, expected: false, rule: 'another tag' },
  { ifRange: '"xnow"', validators: current, expected: false, rule: 'tags are compared whole' },
  { ifRange: 'W/"now"', validators: current, expected: false, rule: 'a weak tag proves nothing' },
  { ifRange: '"now"', validators: fresh, expected: false, rule: 'the file has a weak tag' },
  { ifRange: 'now', validators: current, expected: false, rule: 'no quotes, no tag' },
  { ifRange: '*', validators: current, expected: false, rule: 'no star form' },
  { ifRange: '"now", "old"', validators: current, expected: false, rule: 'no list form' },
  { ifRange: '', validators: current, expected: false, rule: 'neither tag nor date' },
  { ifRange: date(0), validators: current, expected: true, rule: 'the exact date' },
  { ifRange: date(1), validators: current, expected: false, rule: 'a later date' },
  { ifRange: date(-1), validators: current, expected: false, rule: 'an earlier date' },
  { ifRange: date(0), validators: fresh, expected: false, rule: 'the date of a file that may still change' },
])('If-Range $ifRange: $rule', ({ ifRange, validators, expected }) => {
  expect(permitsRange(ifRange, validators, now)).toBe(expected)
})
