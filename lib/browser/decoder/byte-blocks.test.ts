import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createByteBlocks } from './byte-blocks'

const FILE = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) % 251)
const { signal } = new AbortController()

function testBlocks(limitBytes = 10_000) {
  const asked: [number, number][] = []
  const blocks = createByteBlocks({
    sizeBytes: FILE.length,
    blockBytes: 64,
    limitBytes,
    fetch: async (start, end) => {
      asked.push([start, end])
      return FILE.slice(start, end)
    },
  })
  return { blocks, asked }
}

test('neighbouring blocks that are missing come with one request, those that are here with none', async () => {
  const { blocks, asked } = testBlocks()
  expect(await blocks.read(70, 200, signal)).toEqual(FILE.slice(70, 200))
  expect(asked).toEqual([[64, 256]])
  expect(blocks.has(64, 256)).toBe(true)
  expect(blocks.has(63, 256)).toBe(false)
  await blocks.read(100, 150, signal)
  expect(asked).toHaveLength(1)
  await blocks.read(10, 300, signal)
  expect(asked.slice(1)).toEqual([
    [0, 64],
    [256, 320],
  ])
})

test('the last block ends with the file', async () => {
  const { blocks, asked } = testBlocks()
  expect(await blocks.read(990, 1000, signal)).toEqual(FILE.slice(990))
  expect(asked).toEqual([[960, 1000]])
})

test('the block not used for longest goes first', async () => {
  const { blocks } = testBlocks(128)
  await blocks.read(0, 1, signal)
  await blocks.read(64, 65, signal)
  await blocks.read(0, 1, signal)
  await blocks.read(128, 129, signal)
  expect([blocks.has(0, 64), blocks.has(64, 128), blocks.has(128, 192)]).toEqual([true, false, true])
})

test('any reads in any order give the bytes of the file, also where little is kept', async () => {
  const reads = fc.array(fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 400 })), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(reads, fc.constantFrom(64, 256, 10_000), async (places, limitBytes) => {
      const { blocks } = testBlocks(limitBytes)
      for (const [start, length] of places) {
        const end = Math.min(start + length, FILE.length)
        expect(await blocks.read(start, end, signal)).toEqual(FILE.slice(start, end))
      }
    }),
  )
})

test('what failed is asked for again', async () => {
  let isAway = true
  const blocks = createByteBlocks({
    sizeBytes: FILE.length,
    blockBytes: 64,
    limitBytes: 640,
    fetch: async (start, end) => {
      if (isAway) throw new Error('away')
      return FILE.slice(start, end)
    },
  })
  await expect(blocks.read(0, 10, signal)).rejects.toThrow('away')
  isAway = false
  expect(await blocks.read(0, 10, signal)).toEqual(FILE.slice(0, 10))
})
