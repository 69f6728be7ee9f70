import { allowed, headOfWhole, notAllowed, notFound, notModified, type RangeCase, unauthenticated, whole } from './case'

const attachment = {
  ...whole(),
  headers: (known: Parameters<ReturnType<typeof whole>['headers']>[0]) => ({
    ...whole().headers(known),
    'content-disposition': /^attachment; /,
  }),
}

const firstTag = {
  ...whole(),
  headers: (known: Parameters<ReturnType<typeof whole>['headers']>[0]) => ({
    ...whole().headers(known),
    etag: /^"[\x21\x23-\x7e]+"$/,
    'last-modified': /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  }),
}

/** Methods (RFC 9110 sections 9.3 and 15.5.6), the plain answer, and addresses that are nobody's. */
export const methods: readonly RangeCase[] = [
  { id: 'plain-get', expected: firstTag, rule: 'exact length, a strong tag, no chunks' },
  { id: 'head-plain', method: 'HEAD', expected: headOfWhole(), rule: 'the headers of the GET' },
  {
    id: 'head-with-range',
    method: 'HEAD',
    send: { Range: 'bytes=0-4' },
    expected: headOfWhole(),
    rule: 'Range is for GET only',
  },
  {
    id: 'head-with-unsatisfiable-range',
    method: 'HEAD',
    send: { Range: 'bytes=1000-' },
    expected: headOfWhole(),
    rule: 'Range is for GET only',
  },
  {
    id: 'head-if-none-match',
    method: 'HEAD',
    send: ({ etag }) => ({ 'If-None-Match': etag }),
    expected: notModified,
    rule: 'conditions are for HEAD too',
  },
  { id: 'post-405', method: 'POST', send: { Range: 'bytes=0-4' }, expected: notAllowed, rule: 'Allow says what is' },
  { id: 'put-405', method: 'PUT', expected: notAllowed, rule: 'Allow says what is' },
  { id: 'patch-405', method: 'PATCH', expected: notAllowed, rule: 'Allow says what is' },
  { id: 'delete-405', method: 'DELETE', expected: notAllowed, rule: 'Allow says what is' },
  { id: 'options-plain', method: 'OPTIONS', expected: allowed, rule: 'no content, Allow' },
  { id: 'download-attachment', at: { query: 'download=1' }, expected: attachment, rule: 'saved, not shown' },
  {
    id: 'wrong-token-with-range',
    send: { Range: 'bytes=0-4', Authorization: 'Bearer wrong' },
    expected: unauthenticated,
    rule: 'whoever is refused learns nothing',
  },
  {
    id: 'traversal-dotdot-encoded',
    at: { path: '..%2f..%2f..%2fetc%2fpasswd?type=raw' },
    expected: notFound,
    rule: 'an id is looked up, never joined to a path',
  },
  {
    id: 'traversal-backslash',
    at: { path: '..%5c..%5cfoo?type=raw' },
    expected: notFound,
    rule: 'an id is looked up, never joined to a path',
  },
  { id: 'traversal-nul', at: { path: '1%00.mp4?type=raw' }, expected: notFound, rule: 'a zero byte is no id' },
]
