import 'server-only'
import { readFile, writeFile } from 'node:fs/promises'

const CONTAINERS = ['moov', 'trak', 'edts', 'elst']

/**
 * Gives the video in the MP4 file at `path`, whose index must come last, an edit list of two parts: the second half of a
 * second from 1 s on, then the first second from the start. The movie must count milliseconds.
 */
export async function joinParts(path: string): Promise<void> {
  const bytes = await readFile(path)
  const timescale = bytes.readUInt32BE(bytes.indexOf('mdhd') + 16)
  const list = bytes.indexOf('elst')
  const end = list + 12 + bytes.readUInt32BE(list + 8) * 12
  const entries = [
    [480, timescale],
    [1000, 0],
  ].map(([duration = 0, mediaTime = 0]) => {
    const entry = Buffer.alloc(12)
    entry.writeUInt32BE(duration, 0)
    entry.writeUInt32BE(mediaTime, 4)
    entry.writeUInt32BE(0x1_0000, 8)
    return entry
  })
  const grown = entries.length * 12 - (end - list - 12)
  for (const type of CONTAINERS) {
    const at = bytes.indexOf(type) - 4
    bytes.writeUInt32BE(bytes.readUInt32BE(at) + grown, at)
  }
  bytes.writeUInt32BE(entries.length, list + 8)
  await writeFile(path, Buffer.concat([bytes.subarray(0, list + 12), ...entries, bytes.subarray(end)]))
}
