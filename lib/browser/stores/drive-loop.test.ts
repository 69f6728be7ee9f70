import { expect, onTestFinished, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { frameSpan } from '@/lib/time/frame-span'
import { timebase } from '@/lib/time/timebase'
import { driveLoop } from './drive-loop'
import { withoutDecoder } from './fake-frames'
import { createFakeClock, FakeMedia } from './fake-media'
import { createPlayerStore } from './player-store'

/** 300 frames of 1/30 s. */
const index = createFrameIndex({
  timebase: timebase(1, 30),
  pts: Array.from({ length: 300 }, (_, n) => n),
  endPts: 300,
  keyframes: [0, 100, 200],
})

async function loopingPlayer(startFrame: number) {
  const clock = createFakeClock()
  const media = new FakeMedia(clock, index)
  let ids = 0
  const store = createPlayerStore({
    ...withoutDecoder(),
    port: media,
    clock,
    index,
    url: '/media',
    startFrame: frame(startFrame),
    createId: () => `seek-${++ids}`,
    probe: () => Promise.resolve({ kind: 'reachable', isPartial: true }),
  })
  const stop = driveLoop(store)
  onTestFinished(() => {
    stop()
    store.dispose()
  })
  await clock.pass(50)
  return { clock, media, stop, act: store.getState(), now: store.getState }
}

test('after the last frame comes the first, and it plays on', async () => {
  const { act, clock, media, now } = await loopingPlayer(40)
  act.setLoop(frameSpan(40, 80))
  act.play()
  for (let n = 41; n <= 78; n += 1) media.show(n)
  await clock.pass(0)
  expect(now()).toMatchObject({ frame: 78, targetFrame: null })
  media.show(79)
  await clock.pass(0)
  expect(now()).toMatchObject({ frame: 79, targetFrame: 40 })
  await clock.pass(50)
  expect(now()).toMatchObject({ frame: 40, targetFrame: null, phase: 'playing' })
})

test('a busy machine is taken to the last frame, so that none after it is shown', async () => {
  const { act, clock, media, now } = await loopingPlayer(40)
  act.setLoop(frameSpan(40, 80))
  act.play()
  for (const n of [41, 42, 46, 47, 74, 75]) media.show(n)
  media.commands.length = 0
  await clock.pass(0)
  expect(now().targetFrame).toBe(40)
  await clock.pass(20)
  expect(now()).toMatchObject({ frame: 79, targetFrame: 40 })
  await clock.pass(50)
  expect(now()).toMatchObject({ frame: 40, phase: 'playing' })
  expect(media.commands).toEqual(['pause', 'seek 79', 'seek 40', 'play'])
})

test('playing from outside goes to the first frame', async () => {
  const { act, clock, now } = await loopingPlayer(200)
  act.setLoop(frameSpan(40, 80))
  expect(now().targetFrame).toBeNull()
  act.play()
  await clock.pass(50)
  expect(now()).toMatchObject({ frame: 40, phase: 'playing' })
})

test('from the last frame of the video, too', async () => {
  const { act, clock, now } = await loopingPlayer(299)
  act.setLoop(frameSpan(250, 300))
  act.play()
  await clock.pass(100)
  expect(now()).toMatchObject({ frame: 250, phase: 'playing' })
})

test('running backwards stands still at the first frame', async () => {
  const { act, clock, now } = await loopingPlayer(50)
  act.setLoop(frameSpan(40, 80))
  act.shuttle('backward')
  await clock.pass(1000)
  expect(now()).toMatchObject({ frame: 40, phase: 'paused', backwardSpeed: null })
})

test('a loop of one frame stands at it', async () => {
  const { act, clock, media, now } = await loopingPlayer(40)
  act.setLoop(frameSpan(60, 61))
  act.play()
  await clock.pass(50)
  expect(now()).toMatchObject({ frame: 60, phase: 'paused' })
  media.commands.length = 0
  act.play()
  await clock.pass(50)
  expect(now()).toMatchObject({ frame: 60, phase: 'paused' })
  expect(media.commands.filter((command) => command.startsWith('seek'))).toEqual([])
})

test('another loop is followed at once, and none leaves the player alone', async () => {
  const { act, clock, media, now } = await loopingPlayer(40)
  act.setLoop(frameSpan(40, 80))
  act.play()
  act.setLoop(frameSpan(100, 120))
  await clock.pass(50)
  expect(now()).toMatchObject({ frame: 100, phase: 'playing' })
  act.setLoop(null)
  media.show(119)
  media.show(120)
  await clock.pass(0)
  expect(now()).toMatchObject({ frame: 120, targetFrame: null, phase: 'playing' })
})

test('a player that stands may look around outside', async () => {
  const { act, clock, now } = await loopingPlayer(40)
  act.setLoop(frameSpan(40, 80))
  act.step(100)
  await clock.pass(50)
  expect(now()).toMatchObject({ frame: 140, phase: 'paused' })
})

test('keyframes are stepped to, from where the player is going', async () => {
  const { act, clock, now } = await loopingPlayer(50)
  act.play()
  act.stepKeyframe(1)
  act.stepKeyframe(1)
  expect(now()).toMatchObject({ targetFrame: 200, wantsToPlay: false })
  act.stepKeyframe(1)
  await clock.pass(50)
  expect(now().frame).toBe(200)
  act.stepKeyframe(-1)
  await clock.pass(50)
  expect(now().frame).toBe(100)
})
