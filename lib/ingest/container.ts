/** What kind of file this is, from its first bytes; a name is never asked. */
export type Container =
  | 'mp4'
  | 'mov'
  | 'webm'
  | 'mkv'
  | 'avi'
  | 'ogg'
  | 'mpeg-ts'
  | 'mpeg-ps'
  | 'flv'
  | 'asf'
  | 'bare-stream'
  | 'picture'
  | 'sound'
  | 'text'
  | 'unknown'

/** How many bytes from the start of a file {@link sniffContainer} can make use of. */
export const SNIFFED_BYTES = 4096

/** What people call each kind. */
export const CONTAINER_NAME = {
  mp4: 'MP4',
  mov: 'QuickTime (MOV)',
  webm: 'WebM',
  mkv: 'Matroska (MKV)',
  avi: 'AVI',
  ogg: 'Ogg',
  'mpeg-ts': 'an MPEG transport stream',
  'mpeg-ps': 'an MPEG program stream',
  flv: 'Flash Video (FLV)',
  asf: 'Windows Media (ASF)',
  'bare-stream': 'a bare stream of video',
  picture: 'a picture',
  sound: 'a sound file',
  text: 'a text file',
  unknown: 'of a kind that is not known',
} as const satisfies Record<Container, string>

const SIGNATURES: readonly { readonly at: number; readonly bytes: string; readonly container: Container }[] = [
  { at: 8, bytes: 'AVI ', container: 'avi' },
  { at: 8, bytes: 'WAVE', container: 'sound' },
  { at: 8, bytes: 'WEBP', container: 'picture' },
  { at: 0, bytes: 'OggS', container: 'ogg' },
  { at: 0, bytes: '\x00\x00\x01\xba', container: 'mpeg-ps' },
  { at: 0, bytes: 'FLV\x01', container: 'flv' },
  { at: 0, bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11', container: 'asf' },
  { at: 0, bytes: '\xff\xd8\xff', container: 'picture' },
  { at: 0, bytes: '\x89PNG', container: 'picture' },
  { at: 0, bytes: 'GIF8', container: 'picture' },
  { at: 0, bytes: 'ID3', container: 'sound' },
  { at: 0, bytes: 'fLaC', container: 'sound' },
]

/**
 * What a bare stream has behind its first start code: parameter sets or a delimiter of H.264 (types 7 and 9) or of HEVC
 * (types 32 and 35), a sequence header of MPEG-1, -2 or -4.
 */
const FIRST_UNITS = [0x07, 0x09, 0x27, 0x29, 0x47, 0x49, 0x67, 0x69, 0x40, 0x46, 0xb0, 0xb3]

/** Top-level boxes that a file of the ISO base media family can begin with (ISO/IEC 14496-12; QuickTime File Format). */
const FIRST_BOXES = ['moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'moof', 'styp', 'sidx']

/** The kind of the file that begins with `head`: its first {@link SNIFFED_BYTES} bytes, or all if it has fewer. */
export function sniffContainer(head: Uint8Array): Container {
  const boxType = asciiAt(head, 4, 4)
  if (boxType === 'ftyp') return asciiAt(head, 8, 4) === 'qt  ' ? 'mov' : 'mp4'
  if (FIRST_BOXES.includes(boxType)) return 'mov'
  if (asciiAt(head, 0, 4) === '\x1a\x45\xdf\xa3') {
    return asciiAt(head, 0, Math.min(head.length, 64)).includes('webm') ? 'webm' : 'mkv'
  }
  if (isTransportStream(head)) return 'mpeg-ts'
  const signature = SIGNATURES.find(({ at, bytes }) => asciiAt(head, at, bytes.length) === bytes)
  if (signature !== undefined) return signature.container
  if (isBareStream(head)) return 'bare-stream'
  return isText(head) ? 'text' : 'unknown'
}

function asciiAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

/** Sync bytes every 188 bytes, or every 192 in the form of camcorders and discs (ISO/IEC 13818-1 section 2.4.3). */
function isTransportStream(head: Uint8Array): boolean {
  return [
    { first: 0, size: 188 },
    { first: 4, size: 192 },
  ].some(({ first, size }) => [0, 1, 2, 3].every((packet) => head[first + packet * size] === 0x47))
}

function isBareStream(head: Uint8Array): boolean {
  const zeros = head.findIndex((byte) => byte !== 0)
  return (zeros === 2 || zeros === 3) && head[zeros] === 1 && FIRST_UNITS.includes(head[zeros + 1] ?? 0)
}

/** No control characters but white space. An empty file is not text. */
function isText(head: Uint8Array): boolean {
  return head.length > 0 && head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d))
}

/**
 * Whether the container lists the frames of its tracks, each with its time: then they are known from its packets alone; of any
 * other they are what comes out of a decoder.
 */
export const listsFrames = (container: Container): boolean =>
  container === 'mp4' || container === 'mov' || container === 'webm' || container === 'mkv'

/** What people call the container of a record; the record's own word if nobody calls it anything. */
export const containerName = (container: string): string =>
  Object.hasOwn(CONTAINER_NAME, container) ? CONTAINER_NAME[container as Container] : container
