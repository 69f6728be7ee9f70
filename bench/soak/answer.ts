/** The head of an answer, with all that a judge looks at. */
export type Answer = {
  readonly status: number
  readonly entityTag: string | null
  readonly contentLength: number | null
  /** `first` and `last` are null in the answer to a range outside the file. */
  readonly contentRange: { readonly first: number | null; readonly last: number | null; readonly size: number } | null
  /** Of a multipart/byteranges answer. */
  readonly boundary: string | null
  readonly headBytes: number
}

/** The head at the start of `bytes`; null if its end is not here yet. */
export function parseAnswer(bytes: Buffer): Answer | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return null
  const text = bytes.toString('latin1', 0, end)
  const field = (name: string): string | null => new RegExp(`\\r\\n${name}: (.*)`, 'i').exec(text)?.[1] ?? null
  const length = field('content-length')
  return {
    status: Number(text.slice(9, 12)),
    entityTag: field('etag'),
    contentLength: length === null ? null : Number(length),
    contentRange: parseContentRange(field('content-range')),
    boundary: /^multipart\/byteranges; boundary=(\w+)$/.exec(field('content-type') ?? '')?.[1] ?? null,
    headBytes: end + 4,
  }
}

function parseContentRange(value: string | null): Answer['contentRange'] {
  const parts = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+)$/.exec(value ?? '')
  if (parts === null) return null
  const [, first, last, size] = parts
  return {
    first: first === undefined ? null : Number(first),
    last: last === undefined ? null : Number(last),
    size: Number(size),
  }
}
