import { expect, test } from 'vitest'
import { readUpload } from './read-upload'

/** A body of `sizes` in pieces, which says nothing of its length. */
const requestOf = (...sizes: number[]) =>
  new Request('http://localhost/', {
    method: 'POST',
    duplex: 'half',
    body: new ReadableStream({
      start(controller) {
        for (const size of sizes) controller.enqueue(new Uint8Array(size).fill(7))
        controller.close()
      },
    }),
  } as RequestInit)

test('a file is read whole up to the limit, and no further', async () => {
  const read = await readUpload(requestOf(600, 424), 1024)
  expect(read.ok && read.value.byteLength).toBe(1024)
  const refused = await readUpload(requestOf(600, 425), 1024)
  expect(refused).toMatchObject({ ok: false, error: { code: 'body-too-large' } })
})

test('no body is an empty file', async () => {
  const read = await readUpload(new Request('http://localhost/', { method: 'POST' }), 10)
  expect(read.ok && read.value.byteLength).toBe(0)
})
