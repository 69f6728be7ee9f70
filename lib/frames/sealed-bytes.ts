import { err, ok, type Result } from '@/lib/result/result'
import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from './byte-stream'
import { crc32 } from './crc32'

/** What stored bytes are: four letters that they begin with, a version of one byte, and what people call them. */
export type Seal = { readonly magic: string; readonly version: number; readonly noun: string }

const CHECKSUM_BYTES = 4

/** A writer that has written the magic letters and the version. */
export function createSealedWriter({ magic, version }: Seal): ByteWriter {
  const writer = createByteWriter()
  for (const letter of magic) writer.byte(letter.charCodeAt(0))
  writer.byte(version)
  return writer
}

/** Everything written, and the CRC-32 of it behind it (four bytes, little-endian). Nothing may be written any more. */
export function seal(writer: ByteWriter): Uint8Array<ArrayBuffer> {
  const checksum = crc32(writer.bytes())
  for (const shift of [0, 8, 16, 24]) writer.byte((checksum >>> shift) & 0xff)
  return writer.bytes()
}

/** A reader of what was written between version and checksum. The error says how `bytes` are something else. */
export function openSealed(bytes: Uint8Array, { magic, version, noun }: Seal): Result<ByteReader, string> {
  const head = magic.length + 1
  const isOurs = [...magic].every((letter, i) => bytes[i] === letter.charCodeAt(0))
  if (bytes.length < head + CHECKSUM_BYTES || !isOurs) return err(`not a ${noun}`)
  const found = bytes[magic.length]
  if (found !== version) return err(`a ${noun} of version ${found}; version ${version} is understood`)
  const body = bytes.subarray(0, -CHECKSUM_BYTES)
  const stated = bytes.subarray(-CHECKSUM_BYTES).reduceRight((value, byte) => value * 256 + byte, 0)
  if (crc32(body) !== stated) return err(`the ${noun} is damaged: its checksum does not match`)
  return ok(createByteReader(body.subarray(head)))
}
