import { expect, test } from 'vitest'
import { DEFAULT_FOOTAGE } from '@/lib/ingest/footage-choice'
import { entryOf, inState, nextInLine, type UploadState, withSent } from './upload-entry'

const entry = (id: string, state: UploadState = 'queued') =>
  inState(
    entryOf({
      id,
      fileName: `${id}.mp4`,
      relativePath: null,
      sizeBytes: 100,
      lastModified: 0,
      footage: DEFAULT_FOOTAGE,
      url: null,
      acceptedBytes: 40,
      owner: 'page',
    }),
    state,
  )

test.each([
  { others: [], next: ['a', 'b', 'c'], rule: 'three at once' },
  { others: ['uploading', 'offline'], next: ['a'], rule: 'one that waits for the network keeps its place' },
  { others: ['uploading', 'hashing', 'uploading'], next: [], rule: 'none where three are busy' },
  { others: ['paused', 'failed', 'done', 'uploading'], next: ['a', 'b'], rule: 'what stands still makes room' },
] as const)('$rule', ({ others, next }) => {
  const entries = [...others.map((state) => entry(state, state)), ...['a', 'b', 'c', 'd'].map((id) => entry(id))]
  expect(nextInLine(entries).map(({ id }) => id)).toEqual(next)
})

test('an interrupted upload begins where the server had it, and bytes end any other state', () => {
  expect(entry('a').progress.sentBytes).toBe(40)
  expect(withSent(entry('a', 'offline'), 50, 0)).toMatchObject({ state: 'uploading', progress: { sentBytes: 50 } })
})
