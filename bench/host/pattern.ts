import { open, utimes } from 'node:fs/promises'

const PERIOD = 251
const BLOCK_BYTES = PERIOD * 4096

/** Byte i is i mod 251, for a block and a period more, so that a slice of it starts anywhere in the period. */
const REPEATED = Buffer.from(Uint8Array.from({ length: BLOCK_BYTES + PERIOD }, (_, i) => i % PERIOD))

/** The byte that a file of `shift` has at `position`: (position + shift) mod 251. Two shifts below 251 share no byte. */
export const byteAt = (position: number, shift = 0): number => (position + shift) % PERIOD

/** Whether `bytes` are those that a file of `shift` has from `position` on. */
export function isPattern(bytes: Uint8Array, position: number, shift = 0): boolean {
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const start = byteAt(position + at, shift)
    const length = Math.min(BLOCK_BYTES, bytes.length - at)
    if (REPEATED.compare(bytes, at, at + length, start, start + length) !== 0) return false
  }
  return true
}

/** Writes a file of `size` bytes in the pattern of `shift`, or the rest of one from `from` on, always front to back. */
export async function writePattern(path: string, size: number, shift = 0, from = 0): Promise<void> {
  const file = await open(path, from === 0 ? 'wx' : 'r+')
  for (let at = from; at < size; at += BLOCK_BYTES) {
    const start = byteAt(at, shift)
    await file.write(REPEATED, start, Math.min(BLOCK_BYTES, size - at), at)
  }
  await file.close()
}

/** A file of `size` bytes that takes no space: all zero. */
export async function writeSparse(path: string, size: number): Promise<void> {
  const file = await open(path, 'wx')
  await file.truncate(size)
  await file.close()
}

/** Has the file look an hour old, so that its entity tag is strong. */
export async function settle(path: string): Promise<void> {
  const anHourAgo = Math.floor(Date.now() / 1000) - 3600
  await utimes(path, anHourAgo, anHourAgo)
}
