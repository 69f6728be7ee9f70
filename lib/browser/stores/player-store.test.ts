import { expect, onTestFinished, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import type { SourceReach } from '@/lib/player/source-reach'
import { type Frame, frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'
import { timebase } from '@/lib/time/timebase'
import { withoutDecoder } from './fake-frames'
import { createFakeClock, FakeMedia } from './fake-media'
import { createPlayerStore } from './player-store'

/** 300 frames of 1/30 s, whose times no double holds exactly, beginning at 0.5 s. */
const index = createFrameIndex({
  timebase: timebase(1, 30),
  pts: Array.from({ length: 300 }, (_, n) => n + 15),
  endPts: 315,
  keyframes: [0],
})

function openTestPlayer(startFrame = 0) {
  const clock = createFakeClock()
  const media = new FakeMedia(clock, index)
  const server: { reach: SourceReach } = { reach: { kind: 'reachable', isPartial: true } }
  let ids = 0
  const store = createPlayerStore({
    port: media,
    ...withoutDecoder(),
    clock,
    index,
    url: '/media',
    startFrame: frame(startFrame),
    createId: () => `seek-${++ids}`,
    probe: () => Promise.resolve(server.reach),
  })
  onTestFinished(() => store.dispose())
  return { clock, media, server, store, act: store.getState(), now: store.getState }
}

async function openedPlayer(startFrame = 0) {
  const player = openTestPlayer(startFrame)
  await player.clock.pass(50)
  return player
}

test('opens standing at the start frame', async () => {
  const { clock, media, now } = openTestPlayer(57)
  expect(now()).toMatchObject({ phase: 'loading', targetFrame: 57, decoded: null })
  await clock.pass(50)
  expect(now()).toMatchObject({ phase: 'paused', frame: 57, targetFrame: null, decoded: true })
  expect(media.commands).toEqual(['load', 'seek 57'])
})

test('a seek is seeking until its frame is on screen', async () => {
  const { act, clock, now } = await openedPlayer()
  act.seekToFrame(100, 'jump')
  expect(now()).toMatchObject({ phase: 'seeking', frame: 0, targetFrame: 100 })
  await clock.pass(20)
  expect(now()).toMatchObject({ phase: 'paused', frame: 100, targetFrame: null })
  expect(now().seeks.at(-1)).toMatchObject({
    landed: 100,
    latencyMs: 20,
    error: null,
    request: { from: 0, kind: 'jump' },
  })
})

test.each([
  { asked: -5, expected: 0 },
  { asked: 299, expected: 299 },
  { asked: 5000, expected: 299 },
])('frame $asked is clamped to $expected', async ({ asked, expected }) => {
  const { act, clock, now } = await openedPlayer(10)
  act.seekToFrame(asked, 'jump')
  await clock.pass(20)
  expect(now().frame).toBe(expected)
})

test('sent to the last frame while it plays, it stays there', async () => {
  const { act, clock, media, now } = await openedPlayer()
  act.play()
  media.commands.length = 0
  act.seekToFrame(299, 'jump')
  await clock.pass(50)
  expect(now()).toMatchObject({ frame: 299, phase: 'paused', wantsToPlay: false })
  expect(media.commands).not.toContain('play')
})

test('dragging over sixty positions asks the media a few times and ends at the last', async () => {
  const { act, clock, media, now } = await openedPlayer()
  media.commands.length = 0
  for (let n = 1; n <= 60; n++) {
    act.seekToFrame(n * 4, 'scrub')
    await clock.pass(2)
  }
  await clock.pass(100)
  expect(now()).toMatchObject({ frame: 240, targetFrame: null, phase: 'paused' })
  expect(media.commands.filter((command) => command.startsWith('seek')).length).toBeLessThan(10)
})

test('a page that is told of no frames lands by the clock of the media', async () => {
  const { act, clock, media, now } = await openedPlayer()
  media.tellsFrames = false
  act.seekToFrame(40, 'jump')
  await clock.pass(400)
  expect(now()).toMatchObject({ phase: 'paused', frame: 40 })
  expect(now().seeks.at(-1)).toMatchObject({ landed: 40, error: null })
})

test('media that shows the wrong frame is asked twice more, then the difference is told', async () => {
  const { act, clock, media, now } = await openedPlayer()
  media.commands.length = 0
  media.misplace = (to) => frame(to - 1)
  act.seekToFrame(40, 'jump')
  await clock.pass(1000)
  expect(media.commands).toEqual(['pause', 'seek 40', 'seek 40', 'seek 40'])
  expect(now()).toMatchObject({ phase: 'paused', frame: 39 })
  expect(now().seeks.at(-1)).toMatchObject({ landed: 39, error: 'landed-elsewhere', request: { target: 40 } })
})

test('steps add up before the first has landed, and pause', async () => {
  const { act, clock, now } = await openedPlayer(100)
  act.play()
  act.step(1)
  act.step(1)
  act.step(10)
  expect(now()).toMatchObject({ targetFrame: 112, wantsToPlay: false })
  await clock.pass(100)
  expect(now()).toMatchObject({ phase: 'paused', frame: 112 })
})

test('stepping beyond an end is no seek', async () => {
  const { act, media, now } = await openedPlayer()
  media.commands.length = 0
  act.step(-1)
  expect(media.commands).toEqual(['pause'])
  expect(now().phase).toBe('paused')
})

test('a seek while playing stands still for it and plays on', async () => {
  const { act, clock, media, now } = await openedPlayer()
  act.play()
  expect(now().phase).toBe('playing')
  media.commands.length = 0
  act.seekToFrame(200, 'jump')
  await clock.pass(50)
  expect(media.commands).toEqual(['pause', 'seek 200', 'play'])
  expect(now()).toMatchObject({ phase: 'playing', frame: 200 })
})

test('play at the last frame starts again from the first', async () => {
  const { act, clock, media, now } = await openedPlayer(299)
  media.commands.length = 0
  act.play()
  await clock.pass(50)
  expect(media.commands).toEqual(['pause', 'seek 0', 'play'])
  expect(now()).toMatchObject({ phase: 'playing', frame: 0 })
})

test('every frame of playback is told past React, and the end pauses', async () => {
  const { act, media, now, store } = await openedPlayer(297)
  const told: [Frame, Frame | null][] = []
  store.subscribeFrame((shown, target) => told.push([shown, target]))
  act.play()
  media.show(298)
  media.show(299)
  media.emit({ kind: 'ended' })
  expect(told).toEqual([
    [297, null],
    [298, null],
    [299, null],
  ])
  expect(now()).toMatchObject({ phase: 'paused', frame: 299, wantsToPlay: false })
})

test('J, K and L walk the ladder of speeds; backwards goes by seeks at a true pace', async () => {
  const { act, clock, now } = await openedPlayer(200)
  act.shuttle('forward')
  act.shuttle('forward')
  expect(now()).toMatchObject({ wantsToPlay: true, rate: 2 })
  act.shuttle('stop')
  expect(now()).toMatchObject({ wantsToPlay: false })
  act.shuttle('backward')
  expect(now()).toMatchObject({ backwardSpeed: 1, wantsToPlay: false })
  await clock.pass(1000)
  expect(now().frame).toBeGreaterThanOrEqual(168)
  expect(now().frame).toBeLessThanOrEqual(173)
  act.toggle()
  expect(now().backwardSpeed).toBeNull()
  await clock.pass(100)
  expect(now().phase).toBe('paused')
})

test('running backwards stops at the first frame', async () => {
  const { act, clock, now } = await openedPlayer(20)
  act.shuttle('backward')
  await clock.pass(2000)
  expect(now()).toMatchObject({ frame: 0, phase: 'paused', backwardSpeed: null })
})

test('waiting is shown after 150 ms, never before, and its words follow what is known', async () => {
  const { act, clock, media, server, now } = await openedPlayer()
  media.seekMs = 5000
  act.seekToFrame(100, 'jump')
  await clock.pass(149)
  expect(now().wait).toBeNull()
  await clock.pass(1)
  expect(now().wait?.text).toBe('Waiting for the network')
  server.reach = { kind: 'unreachable' }
  await clock.pass(1500)
  expect(now().wait?.text).toBe('The connection to the server is lost.')
  server.reach = { kind: 'reachable', isPartial: true }
  media.buffered = [{ start: seconds(0), end: seconds(10.5) }]
  media.emit({ kind: 'progressed' })
  await clock.pass(1500)
  expect(now().wait?.text).toBe('Decoding')
  await clock.pass(2000)
  expect(now()).toMatchObject({ wait: null, frame: 100 })
})

test('short seeks one after the other never show waiting', async () => {
  const { act, clock, media, now, store } = await openedPlayer()
  media.seekMs = 100
  let shown = 0
  store.subscribe(({ wait }) => {
    if (wait !== null) shown += 1
  })
  for (let n = 1; n <= 100; n++) {
    act.seekToFrame(n, 'scrub')
    await clock.pass(16)
  }
  expect(shown).toBe(0)
  await clock.pass(300)
  expect(now().frame).toBe(100)
})

test('buffered ranges become frames, all of them', async () => {
  const { media, now } = await openedPlayer()
  media.buffered = [
    { start: seconds(0.5), end: seconds(1.5) },
    { start: seconds(5.5), end: seconds(6.5) },
  ]
  media.emit({ kind: 'progressed' })
  expect(now().buffered).toEqual([
    { start: 0, end: 30 },
    { start: 150, end: 180 },
  ])
})

test('a dropped connection is opened again at the frame that was wanted, and plays on', async () => {
  const { act, clock, media, server, now } = await openedPlayer(50)
  act.play()
  media.show(90)
  media.isReachable = false
  server.reach = { kind: 'unreachable' }
  act.seekToFrame(200, 'jump')
  media.fail('network')
  await clock.pass(200)
  expect(now()).toMatchObject({ phase: 'loading', targetFrame: 200, failure: null, wantsToPlay: true })
  expect(now().wait?.text).toBe('The connection to the server is lost. Trying again (1 of 6).')
  media.isReachable = true
  server.reach = { kind: 'reachable', isPartial: true }
  await clock.pass(1000)
  expect(now()).toMatchObject({ phase: 'playing', frame: 200, wait: null, failure: null })
})

test('attempts are limited; then a sentence says what to do, and a retry comes back to the same frame', async () => {
  const { act, clock, media, server, now } = await openedPlayer(123)
  server.reach = { kind: 'unreachable' }
  media.isReachable = false
  const load = media.load
  media.load = () => {
    load()
    clock.after(5, () => media.fail('network'))
  }
  media.fail('network')
  await clock.pass(60_000)
  expect(media.commands.filter((command) => command === 'load')).toHaveLength(7)
  expect(now()).toMatchObject({ phase: 'failed', wait: null })
  expect(now().failure).toEqual({
    reason: 'The connection to the server was lost.',
    remedy: 'Check that the server is running and that the network is up, then try again.',
  })
  media.isReachable = true
  media.load = load
  act.retry()
  await clock.pass(100)
  expect(now()).toMatchObject({ phase: 'paused', frame: 123, failure: null })
})

test('media that this browser cannot decode is a fact for readiness', async () => {
  const { clock, media, now } = openTestPlayer()
  media.isReachable = false
  media.fail('unsupported')
  await clock.pass(10)
  expect(now()).toMatchObject({ phase: 'failed', decoded: 'This browser cannot play this video’s format.' })
})

test('the rate is kept within what media can do', async () => {
  const { act, media, now } = await openedPlayer()
  act.setRate(0.25)
  expect(now().rate).toBe(0.25)
  act.setRate(99)
  expect(now().rate).toBe(16)
  expect(media.commands.slice(-2)).toEqual(['rate 0.25', 'rate 16'])
})

test('after dispose nothing happens any more', async () => {
  const { act, clock, media, store } = await openedPlayer(100)
  act.shuttle('backward')
  store.dispose()
  const { length } = media.commands
  await clock.pass(60_000)
  expect(media.commands).toHaveLength(length)
})
