import { afterEach, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/server/env'
import { activeStreams, cutStreams, type StreamSlot, takeStreamSlot } from './stream-slots'

const taken: StreamSlot[] = []

function take(userId: string, videoId = 'video'): StreamSlot | null {
  const slot = takeStreamSlot({ userId, videoId })
  if (slot !== null) taken.push(slot)
  return slot
}

function limit(most: number, mostOfUser: number): void {
  process.env['FRAMEMARK_STREAMS'] = String(most)
  process.env['FRAMEMARK_STREAMS_PER_USER'] = String(mostOfUser)
  forgetEnv()
}

afterEach(() => {
  for (const slot of taken.splice(0)) slot.release()
  delete process.env['FRAMEMARK_STREAMS']
  delete process.env['FRAMEMARK_STREAMS_PER_USER']
  forgetEnv()
})

test('a person has so many and no more, whatever others have', () => {
  limit(100, 2)
  expect([take('a'), take('a'), take('b')]).not.toContain(null)
  expect(take('a')).toBeNull()
  expect(take('b')).not.toBeNull()
})

test('the process has so many and no more', () => {
  limit(2, 100)
  expect([take('a'), take('b')]).not.toContain(null)
  expect(take('c')).toBeNull()
})

test('one that ends makes room, once', () => {
  limit(100, 1)
  const first = take('a')
  first?.release()
  first?.release()
  expect(take('a')).not.toBeNull()
  expect(take('a')).toBeNull()
  expect(activeStreams()).toBe(1)
})

test('only the streams that are picked are cut, also where a cut ends them at once', () => {
  const cut: string[] = []
  for (const videoId of ['x', 'y', 'x']) {
    const slot = take('a', videoId)
    if (slot === null) throw new Error('no place')
    slot.onCut(() => {
      cut.push(videoId)
      slot.release()
    })
  }
  cutStreams(({ videoId }) => videoId === 'x')
  expect(cut).toEqual(['x', 'x'])
  expect(activeStreams()).toBe(1)
})

test('a stream that is cut before anybody carries it ends as soon as somebody does', () => {
  const slot = take('a', 'x')
  cutStreams(() => true)
  let isEnded = false
  slot?.onCut(() => {
    isEnded = true
  })
  expect(isEnded).toBe(true)
})
