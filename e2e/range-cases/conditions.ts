import { notFound, notModified, preconditionFailed, type RangeCase, whole } from './case'

const FUTURE = 'Wed, 08 Jul 2037 22:53:52 GMT'

/** If-None-Match and If-Modified-Since (RFC 9110 sections 13.1.2, 13.1.3, 15.4.5). */
const cached: readonly RangeCase[] = [
  { id: 'if-none-match-hit', send: ({ etag }) => ({ 'If-None-Match': etag }), expected: notModified, rule: 'the tag' },
  {
    id: 'if-none-match-weak-hit',
    send: ({ etag }) => ({ 'If-None-Match': `W/${etag}` }),
    expected: notModified,
    rule: 'compared weakly',
  },
  {
    id: 'if-none-match-list-hit',
    send: ({ etag }) => ({ 'If-None-Match': `"foo", "bar", ${etag} , "baz"` }),
    expected: notModified,
    rule: 'one of several',
  },
  { id: 'if-none-match-star', send: { 'If-None-Match': '*' }, expected: notModified, rule: 'any version' },
  { id: 'if-none-match-miss', send: { 'If-None-Match': '"foo"' }, expected: whole(), rule: 'another tag' },
  { id: 'if-none-match-malformed', send: { 'If-None-Match': ',' }, expected: whole(), rule: 'no tag at all' },
  {
    id: 'if-none-match-hit-with-range',
    send: ({ etag }) => ({ Range: 'bytes=0-4', 'If-None-Match': etag }),
    expected: notModified,
    rule: 'conditions come before ranges',
  },
  {
    id: 'no-cache-request-still-304',
    send: ({ etag }) => ({ 'If-None-Match': etag, 'Cache-Control': 'no-cache' }),
    expected: notModified,
    rule: 'no-cache is for caches',
  },
  {
    id: 'if-modified-since-equal',
    send: ({ modified }) => ({ 'If-Modified-Since': modified() }),
    expected: notModified,
    rule: 'the same second',
  },
  {
    id: 'if-modified-since-future',
    send: { 'If-Modified-Since': FUTURE },
    expected: notModified,
    rule: 'a later date',
  },
  {
    id: 'if-modified-since-older',
    send: ({ modified }) => ({ 'If-Modified-Since': modified(-1) }),
    expected: whole(),
    rule: 'one second newer',
  },
  { id: 'if-modified-since-invalid', send: { 'If-Modified-Since': 'foo' }, expected: whole(), rule: 'no date' },
]

/** If-Match and If-Unmodified-Since (RFC 9110 sections 13.1.1, 13.1.4, 13.2). */
const guarded: readonly RangeCase[] = [
  { id: 'if-match-hit', send: ({ etag }) => ({ 'If-Match': `"Z", ${etag}` }), expected: whole(), rule: 'one of two' },
  {
    id: 'if-match-weak',
    send: ({ etag }) => ({ 'If-Match': `W/${etag}` }),
    expected: preconditionFailed,
    rule: 'compared strongly',
  },
  {
    id: 'if-match-before-if-none-match',
    send: ({ etag }) => ({ 'If-Match': '"B"', 'If-None-Match': etag }),
    expected: preconditionFailed,
    rule: 'If-Match comes first',
  },
  {
    id: 'if-unmodified-since-equal',
    send: ({ modified }) => ({ 'If-Unmodified-Since': modified() }),
    expected: whole(),
    rule: 'the same second',
  },
  {
    id: 'if-unmodified-since-older',
    send: ({ modified }) => ({ 'If-Unmodified-Since': modified(-1) }),
    expected: preconditionFailed,
    rule: 'one second newer',
  },
  { id: 'if-unmodified-since-invalid', send: { 'If-Unmodified-Since': 'foo' }, expected: whole(), rule: 'no date' },
  {
    id: 'if-match-beats-if-unmodified-since',
    send: ({ etag, modified }) => ({ 'If-Match': etag, 'If-Unmodified-Since': modified(-1) }),
    expected: whole(),
    rule: 'the tag replaces the date',
  },
  {
    id: 'if-match-on-missing-file',
    send: { 'If-Match': '"foo"' },
    at: { path: 'does-not-exist?type=raw' },
    expected: notFound,
    rule: 'a condition on nothing is not looked at',
  },
]

export const conditions: readonly RangeCase[] = [...cached, ...guarded]
