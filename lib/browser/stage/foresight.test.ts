import { expect, test } from 'vitest'
import { FakeFrames } from '@/lib/browser/stores/fake-frames'
import { createFakeClock } from '@/lib/browser/stores/fake-media'
import { createFrameIndex } from '@/lib/frames/frame-index'
import type { SeekKind, SeekRequest } from '@/lib/player/seek-request'
import { frame } from '@/lib/time/frame'
import { frameSpan } from '@/lib/time/frame-span'
import { timebase } from '@/lib/time/timebase'
import { createForesight, type Forethought } from './foresight'

const index = createFrameIndex({
  timebase: timebase(1, 25),
  pts: Array.from({ length: 2000 }, (_, n) => n),
  endPts: 2000,
  keyframes: Array.from({ length: 20 }, (_, n) => n * 100),
})

function testForesight(changes: Partial<Forethought> = {}) {
  const clock = createFakeClock()
  const frames = new FakeFrames(clock)
  const hints = { boundaries: [frame(450), frame(1250)], nextGap: frame(1650) }
  const foresight = createForesight({
    frames,
    clock,
    index,
    forethought: () => ({ hints, isOn: true, savesData: false, ...changes }),
  })
  const request = (from: number, target: number, kind: SeekKind): SeekRequest => ({
    id: `${from}-${target}`,
    kind,
    from: frame(from),
    target: frame(target),
    requestedAtMs: clock.now(),
  })
  return { clock, frames, foresight, request }
}

test('after a step, frames that way are decoded ahead; guesses are fetched after a longer rest', async () => {
  const { clock, frames, foresight, request } = testForesight()
  foresight.moved(request(900, 899, 'step'))
  foresight.rested(frame(899))
  await clock.pass(249)
  expect(frames.rests).toEqual([])
  await clock.pass(1)
  expect(frames.rests).toEqual([[899, -1]])
  await clock.pass(400)
  expect(frames.guesses).toHaveLength(1)
  expect(frames.guesses[0]?.length).toBeGreaterThan(0)
})

test('after a jump nothing is known of where to go: both sides are decoded after a long rest only', async () => {
  const { clock, frames, foresight, request } = testForesight()
  foresight.moved(request(0, 900, 'jump'))
  foresight.rested(frame(900))
  await clock.pass(1000)
  expect(frames.rests).toEqual([])
  await clock.pass(500)
  expect(frames.rests).toEqual([[900, 0]])
})

test('after a drag the hand may go anywhere: what it went past last says nothing of where it goes', async () => {
  const { clock, frames, foresight, request } = testForesight()
  foresight.moved(request(0, 900, 'scrub'))
  foresight.rested(frame(900))
  await clock.pass(1000)
  expect(frames.rests).toEqual([])
  await clock.pass(500)
  expect(frames.rests).toEqual([[900, 0]])
})

test('whoever moves on has the machine to himself', async () => {
  const { clock, frames, foresight, request } = testForesight()
  foresight.moved(request(0, 900, 'jump'))
  foresight.rested(frame(900))
  await clock.pass(2000)
  foresight.moved(request(900, 1250, 'jump'))
  expect(frames.hushes).toBe(1)
  const { length } = frames.rests
  await clock.pass(5000)
  expect(frames.rests).toHaveLength(length)
})

test('a seek to what was fetched is a hit, one elsewhere a miss', async () => {
  const { foresight, request } = testForesight()
  expect(foresight.moved(request(0, 900, 'jump'))).toBe('miss')
  foresight.fetched(frame(1250), frameSpan(1240, 1260))
  expect(foresight.moved(request(900, 1255, 'jump'))).toBe('hit')
  expect(foresight.log()).toMatchObject({ made: 1, used: 1, hits: 1, misses: 1 })
  expect(foresight.moved(request(0, 0, 'restore'))).toBe('none')
})

test.each([
  { rule: 'the setting is off', changes: { isOn: false } },
  { rule: 'the browser is to save data', changes: { savesData: true } },
])('nothing is fetched unasked when $rule', async ({ changes }) => {
  const { clock, frames, foresight, request } = testForesight(changes)
  expect(foresight.moved(request(900, 899, 'step'))).toBe('none')
  foresight.rested(frame(899))
  await clock.pass(10_000)
  expect([frames.rests, frames.guesses]).toEqual([[], []])
})
