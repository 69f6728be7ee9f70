/** What is known of the file of a row before the row is asked: the validators of its plain 200. */
export type Known = {
  readonly etag: string
  /** The tag without its quotes. */
  readonly opaque: string
  /** Last-Modified, so many seconds later. */
  readonly modified: (offsetSeconds?: number) => string
}

/** Exactly this text, matching this expression, or absent. */
export type HeaderRule = string | RegExp | null

/** These bytes of the file; several parts, in this order; nothing; or at most a short text, as an error may have. */
export type BodyRule = Span | { readonly parts: readonly Span[]; readonly size: number } | 'empty' | 'short-text'

/** Bytes `first` up to and including `last`. */
export type Span = { readonly first: number; readonly last: number }

export type Expected = {
  readonly status: number
  readonly headers: (known: Known) => Readonly<Record<string, HeaderRule>>
  readonly body: BodyRule
}

type Fields = Readonly<Record<string, string>>

/** One request and the one right answer to it. The file has `size` bytes (21 unless said); byte i is i mod 251. */
export type RangeCase = {
  readonly id: string
  readonly size?: number
  readonly method?: string
  /** Header fields; or lines exactly as sent, where a field is repeated. */
  readonly send?: Fields | ((known: Known) => Fields) | readonly string[]
  /** Instead of the address of the file: another one below /api/media/videos/, or the same with more query. */
  readonly at?: { readonly path: string } | { readonly query: string }
  readonly expected: Expected
  readonly rule: string
}

const policy = {
  'accept-ranges': 'bytes',
  'cache-control': 'private, no-cache, no-transform',
  'content-disposition': /^inline; [^\r\n]+$/,
  'content-encoding': null,
  'content-type': 'video/mp4',
  'cross-origin-resource-policy': 'same-origin',
  date: /GMT$/,
  'set-cookie': null,
  'transfer-encoding': null,
  'x-content-type-options': 'nosniff',
} satisfies Record<string, HeaderRule>

const described = ({ etag, modified }: Known) => ({ ...policy, etag, 'last-modified': modified() })

export const SIZE = 21

/** 200 with all of the file. */
export const whole = (size = SIZE): Expected => ({
  status: 200,
  headers: (known) => ({ ...described(known), 'content-length': String(size), 'content-range': null }),
  body: size === 0 ? 'empty' : { first: 0, last: size - 1 },
})

/** 206 with bytes `first` to `last`. */
export const part = (first: number, last: number, size = SIZE): Expected => ({
  status: 206,
  headers: (known) => ({
    ...described(known),
    'content-length': String(last - first + 1),
    'content-range': `bytes ${first}-${last}/${size}`,
  }),
  body: { first, last },
})

/** 206 with several parts, each of which says what it is; the head says nothing of any one. */
export const severalParts = (size: number, ...parts: readonly Span[]): Expected => ({
  status: 206,
  headers: (known) => ({
    ...described(known),
    'content-length': /^\d+$/,
    'content-range': null,
    'content-type': /^multipart\/byteranges; boundary=[0-9a-zA-Z'()+_,./:=?-]{1,70}$/,
  }),
  body: { parts, size },
})

/** The headers of the 200 without its body. */
export const headOfWhole = (size = SIZE): Expected => ({ ...whole(size), body: 'empty' })

/** 416, which tells the size and nothing else of the file. */
export const unsatisfiable = (size = SIZE): Expected => ({
  status: 416,
  headers: () => ({
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'content-disposition': null,
    'content-range': `bytes */${size}`,
    etag: null,
    'last-modified': null,
  }),
  body: 'short-text',
})

/** 304: what a cache updates, and no content. */
export const notModified: Expected = {
  status: 304,
  headers: ({ etag }) => ({
    'cache-control': policy['cache-control'],
    'content-encoding': null,
    'content-length': null,
    'content-range': null,
    'content-type': null,
    etag,
    'transfer-encoding': null,
  }),
  body: 'empty',
}

const error = (status: number, headers: Readonly<Record<string, HeaderRule>> = {}): Expected => ({
  status,
  headers: () => ({ 'cache-control': 'no-store', 'content-range': null, etag: null, ...headers }),
  body: 'short-text',
})

export const preconditionFailed = error(412)
export const notFound = error(404, { 'accept-ranges': null })
export const unauthenticated = error(401, { 'accept-ranges': null })

const allow = { allow: 'GET, HEAD, OPTIONS' }
export const notAllowed = error(405, allow)
export const allowed: Expected = { status: 204, headers: () => allow, body: 'empty' }
