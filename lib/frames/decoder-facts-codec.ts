import type { ByteReader, ByteWriter } from './byte-stream'
import type { DecoderFacts } from './packet-map'

/** The longest text and the longest description that is read, in bytes; parameter sets have a few hundred. */
const LONGEST_TEXT = 255
const LONGEST_DESCRIPTION = 2 ** 20

const RANGES = [null, false, true] as const

/** Appends what a decoder has to be told. Texts are ASCII. */
export function writeDecoderFacts(writer: ByteWriter, facts: DecoderFacts): void {
  writeText(writer, facts.codec)
  writer.varint(facts.description === null ? 0 : facts.description.length + 1)
  for (const byte of facts.description ?? []) writer.byte(byte)
  for (const size of [facts.codedWidth, facts.codedHeight, facts.displayWidth, facts.displayHeight]) writer.varint(size)
  writer.byte(facts.rotation / 90)
  writer.byte(facts.colorSpace === null ? 0 : 1)
  if (facts.colorSpace === null) return
  const { primaries, transfer, matrix, fullRange } = facts.colorSpace
  for (const name of [primaries, transfer, matrix]) writeText(writer, name ?? '')
  writer.byte(RANGES.indexOf(fullRange))
}

/** Reads what was written; null if it is nothing of the kind. */
export function readDecoderFacts(reader: ByteReader): DecoderFacts | null {
  const codec = readText(reader)
  const described = reader.varint()
  if (described > LONGEST_DESCRIPTION || described > reader.remaining()) return null
  const description = described === 0 ? null : Uint8Array.from({ length: described - 1 }, () => reader.byte())
  const codedWidth = reader.varint()
  const codedHeight = reader.varint()
  const displayWidth = reader.varint()
  const displayHeight = reader.varint()
  const rotation = ([0, 90, 180, 270] as const)[reader.byte()]
  const colorSpace = reader.byte() === 0 ? null : readColorSpace(reader)
  const isEmpty = [codedWidth, codedHeight, displayWidth, displayHeight].some((size) => size < 1)
  if (reader.failed() || codec === null || rotation === undefined || colorSpace === undefined || isEmpty) return null
  return { codec, description, codedWidth, codedHeight, displayWidth, displayHeight, rotation, colorSpace }
}

function readColorSpace(reader: ByteReader): DecoderFacts['colorSpace'] | undefined {
  const [primaries, transfer, matrix] = [readText(reader), readText(reader), readText(reader)]
  const fullRange = RANGES[reader.byte()]
  if (fullRange === undefined) return undefined
  return { primaries, transfer, matrix, fullRange }
}

function writeText(writer: ByteWriter, text: string): void {
  writer.varint(text.length)
  for (let i = 0; i < text.length; i += 1) writer.byte(text.charCodeAt(i))
}

/** Null for an empty text, and for one that is too long. */
function readText(reader: ByteReader): string | null {
  const length = reader.varint()
  if (length < 1 || length > LONGEST_TEXT) return null
  return String.fromCharCode(...Array.from({ length }, () => reader.byte()))
}
