import { expect, test } from 'vitest'
import type { PacketMap } from '@/lib/frames/packet-map'
import { createByteBlocks } from './byte-blocks'
import { createPacketReader } from './packet-reader'

const FILE = Uint8Array.from({ length: 10_000 }, (_, i) => (i * 13) % 256)
const { signal } = new AbortController()

/** A hundred packets of 90 bytes with 10 bytes of sound after each. */
const evenly: PacketMap = {
  decoder: {
    codec: 'vp8',
    description: null,
    codedWidth: 16,
    codedHeight: 16,
    displayWidth: 16,
    displayHeight: 16,
    rotation: 0,
    colorSpace: null,
  },
  sizeBytes: FILE.length,
  offsets: Float64Array.from({ length: 100 }, (_, i) => i * 100),
  sizes: new Uint32Array(100).fill(90),
  frames: Int32Array.from({ length: 100 }, (_, i) => i),
  keys: Uint32Array.from([0]),
}

function testReader(map: PacketMap = evenly) {
  const asked: [number, number][] = []
  const waits: boolean[] = []
  const blocks = createByteBlocks({
    sizeBytes: FILE.length,
    blockBytes: 100,
    limitBytes: 1e6,
    fetch: async (start, end) => {
      asked.push([start, end])
      return FILE.slice(start, end)
    },
  })
  const reader = createPacketReader({ map, blocks, sliceBytes: 1000, onFetching: (is) => waits.push(is) })
  return { reader, asked, waits }
}

test('a packet comes with the slice it lies in, and the next slice is asked for meanwhile', async () => {
  const { reader, asked } = testReader()
  expect(await reader.read(0, 50, signal)).toEqual(FILE.slice(0, 90))
  expect(asked).toEqual([
    [0, 1000],
    [1000, 2000],
  ])
})

test('packets are read in order with one request a slice, and waited for only where they are missing', async () => {
  const { reader, asked, waits } = testReader()
  for (let at = 0; at < 50; at += 1)
    expect(await reader.read(at, 50, signal)).toEqual(FILE.slice(at * 100, at * 100 + 90))
  expect(asked).toHaveLength(5)
  expect(asked.at(-1)).toEqual([4000, 5000])
  expect(waits.filter((is) => is)).toHaveLength(1)
})

test('nothing is read beyond what will be wanted', async () => {
  const { reader, asked } = testReader()
  await reader.read(0, 3, signal)
  expect(asked).toEqual([[0, 300]])
})

test('warming fetches all of a stretch', async () => {
  const { reader, asked } = testReader()
  await reader.warm(20, 45, signal)
  expect(asked).toEqual([
    [2000, 3000],
    [3000, 4000],
    [4000, 4500],
  ])
})

test('a slice ends where something large lies between two packets', async () => {
  const apart = { ...evenly, offsets: evenly.offsets.map((offset, i) => (i < 5 ? offset : offset + 4000)).slice(0, 50) }
  const { reader, asked } = testReader({
    ...apart,
    sizes: evenly.sizes.slice(0, 50),
    frames: evenly.frames.slice(0, 50),
  })
  await reader.warm(0, 10, signal)
  expect(asked).toEqual([
    [0, 500],
    [4500, 5000],
  ])
})
