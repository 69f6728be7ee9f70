/** The start of an answer. `contentLength` is null where the body says itself where it ends. */
export type AnswerHead = {
  readonly status: number
  readonly contentLength: number | null
  /** Where in the file the body starts. */
  readonly first: number
  /** How many bytes of what was read belong to the head. */
  readonly headBytes: number
}

const HEAD_END = Buffer.from('\r\n\r\n')

/** The head at the start of `bytes`; null if its end is not here yet. */
export function parseAnswerHead(bytes: Buffer): AnswerHead | null {
  const end = bytes.indexOf(HEAD_END)
  if (end === -1) return null
  const text = bytes.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
  return {
    status: Number(text.slice(9, 12)),
    contentLength: length === undefined ? null : Number(length),
    first: Number(/\r\ncontent-range: bytes (\d+)-/i.exec(text)?.[1] ?? 0),
    headBytes: end + HEAD_END.length,
  }
}
