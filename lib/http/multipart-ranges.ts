import { type ByteRange, rangeLength } from './range-outcome'

/** A stretch of a body: text to be sent as it is, or bytes of the file. */
export type BodyPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly range: ByteRange }

/** Several ranges as one body. `lengthBytes` is the length of all its pieces; the text is ASCII. */
export type MultipartBody = {
  readonly contentType: string
  readonly lengthBytes: number
  readonly pieces: readonly BodyPiece[]
}

/**
 * The multipart/byteranges body of `ranges` of a file of `sizeBytes` bytes (RFC 9110 section 14.6).
 *
 * Each part says which bytes it is and of what type; the answer as a whole has no Content-Range. `boundary` consists of
 * letters and digits and must not be foreseeable: somebody could put a known one into a video.
 */
export function multipartBody(
  ranges: readonly ByteRange[],
  { sizeBytes, mediaType }: { readonly sizeBytes: number; readonly mediaType: string },
  boundary: string,
): MultipartBody {
  const pieces: BodyPiece[] = []
  let lengthBytes = 0
  for (const range of ranges) {
    const text = partHead(range, pieces.length === 0 ? '' : '\r\n', { sizeBytes, mediaType }, boundary)
    pieces.push({ kind: 'text', text }, { kind: 'file', range })
    lengthBytes += text.length + rangeLength(range)
  }
  const end = `\r\n--${boundary}--\r\n`
  pieces.push({ kind: 'text', text: end })
  return { contentType: `multipart/byteranges; boundary=${boundary}`, lengthBytes: lengthBytes + end.length, pieces }
}

const partHead = (
  { first, last }: ByteRange,
  lead: string,
  { sizeBytes, mediaType }: { readonly sizeBytes: number; readonly mediaType: string },
  boundary: string,
): string =>
  `${lead}--${boundary}\r\nContent-Type: ${mediaType}\r\nContent-Range: bytes ${first}-${last}/${sizeBytes}\r\n\r\n`
