/** The identifiers of Matroska (RFC 9559) that are looked for. */
export const SEGMENT = 0x18538067
export const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const TRACK_TYPE = 0x83
const CONTENT_ENCODINGS = 0x6d80
const CONTENT_ENCODING = 0x6240
const CONTENT_ENCRYPTION = 0x5035
const VIDEO = 1

/** The beginning of an element: `size` is that of its payload, null if it is not known (written live). */
export type ElementHeader = { readonly id: number; readonly headerBytes: number; readonly size: number | null }

/** The most bytes that the beginning of an element has. */
export const MOST_HEADER_BYTES = 12

/** The beginning of the element that `bytes` begin with; null if they do not begin with one (RFC 8794 sections 4 to 6). */
export function readElementHeader(bytes: Uint8Array): ElementHeader | null {
  const idBytes = Math.clz32(bytes[0] ?? 0) - 23
  if (idBytes > 4 || bytes.length <= idBytes) return null
  const id = bytes.subarray(0, idBytes).reduce((value, byte) => value * 256 + byte, 0)
  const first = bytes[idBytes] ?? 0
  const width = Math.clz32(first) - 23
  if (width > 8 || bytes.length < idBytes + width) return null
  const mask = 0xff >> width
  const rest = bytes.subarray(idBytes + 1, idBytes + width)
  const isUnknown = (first & mask) === mask && rest.every((byte) => byte === 0xff)
  const size = rest.reduce((value, byte) => value * 256 + byte, first & mask)
  return { id, headerBytes: idBytes + width, size: isUnknown ? null : size }
}

/** Whether a video track in the payload of a Tracks element is encrypted (RFC 9559 section 5.1.4.1.31.7). */
export function hasEncryptedVideo(tracks: Uint8Array): boolean {
  return childrenOf(tracks, TRACK_ENTRY).some((entry) => {
    const type = childrenOf(entry, TRACK_TYPE)[0]?.at(-1)
    const encodings = childrenOf(entry, CONTENT_ENCODINGS).flatMap((list) => childrenOf(list, CONTENT_ENCODING))
    return type === VIDEO && encodings.some((encoding) => childrenOf(encoding, CONTENT_ENCRYPTION).length > 0)
  })
}

/** The payloads of the elements `id` directly in `bytes`. */
function childrenOf(bytes: Uint8Array, id: number): Uint8Array[] {
  const found: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const header = readElementHeader(bytes.subarray(at, at + MOST_HEADER_BYTES))
    if (header === null) break
    const start = at + header.headerBytes
    const end = start + (header.size ?? bytes.length)
    if (header.id === id) found.push(bytes.subarray(start, end))
    at = end
  }
  return found
}
