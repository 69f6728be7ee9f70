import { expect, onTestFinished, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { timebase } from '@/lib/time/timebase'
import { createFakePainter, FakeFrames } from './fake-frames'
import { createFakeClock, FakeMedia } from './fake-media'
import { createPlayerStore } from './player-store'

/** 1000 frames of 1/25 s. */
const index = createFrameIndex({
  timebase: timebase(1, 25),
  pts: Array.from({ length: 1000 }, (_, n) => n),
  endPts: 1000,
  keyframes: [0, 250, 500, 750],
})

/** A player whose decoder can do everything, open and paused at frame 0. */
async function openedPlayer() {
  const clock = createFakeClock()
  const media = new FakeMedia(clock, index)
  media.captures = true
  const frames = new FakeFrames(clock)
  const painter = createFakePainter()
  let ids = 0
  const store = createPlayerStore({
    port: media,
    frames,
    painter,
    mayForesee: () => ({ isOn: true, savesData: false }),
    clock,
    index,
    url: '/media',
    startFrame: frame(0),
    createId: () => `seek-${++ids}`,
    probe: () => Promise.resolve({ kind: 'reachable', isPartial: true } as const),
  })
  onTestFinished(() => {
    store.dispose()
    expect(frames.openPictures).toBe(0)
  })
  await clock.pass(50)
  frames.supply()
  painter.drawn.length = 0
  media.commands.length = 0
  return { clock, media, frames, painter, store, act: store.getState(), now: store.getState }
}

test('a jump shows the small picture at once, then the full one; the media follows when the hand has rested', async () => {
  const { act, clock, media, painter, now } = await openedPlayer()
  act.seekToFrame(400, 'jump')
  expect(now()).toMatchObject({ phase: 'seeking', frame: 0, targetFrame: 400 })
  await clock.pass(10)
  expect(painter.drawn).toEqual(['400 scrub'])
  expect(now()).toMatchObject({ phase: 'seeking', frame: 400, wait: null })
  await clock.pass(60)
  expect(painter.drawn).toEqual(['400 scrub', '400 full'])
  expect(now()).toMatchObject({ phase: 'paused', frame: 400, targetFrame: null })
  expect(now().seeks.at(-1)).toMatchObject({ landed: 400, scrubMs: 4, latencyMs: 60, error: null })
  expect(media.commands).toEqual(['pause'])
  const { length } = now().seeks
  await clock.pass(9000)
  expect(media.commands.filter((command) => command !== 'pause')).toEqual(['seek 400'])
  expect(now()).toMatchObject({ phase: 'paused', frame: 400 })
  expect(now().seeks).toHaveLength(length)
})

test('dragging over sixty positions shows every one, and the last in full when the hand lets go', async () => {
  const { act, clock, media, painter, now } = await openedPlayer()
  for (let n = 1; n <= 60; n++) {
    act.seekToFrame(n * 10, 'scrub')
    await clock.pass(16)
  }
  expect(painter.drawn).toEqual(Array.from({ length: 60 }, (_, n) => `${(n + 1) * 10} scrub`))
  expect(now()).toMatchObject({ phase: 'seeking', frame: 600 })
  act.settle()
  await clock.pass(60)
  expect(painter.drawn.at(-1)).toBe('600 full')
  expect(now()).toMatchObject({ phase: 'paused', frame: 600 })
  expect(media.commands).toEqual(['pause'])
  expect(now().seeks.filter(({ landed, error }) => landed !== null && error === null)).toHaveLength(61)
})

test('a hand that stops moving without letting go sees the full frame', async () => {
  const { act, clock, painter } = await openedPlayer()
  act.seekToFrame(300, 'scrub')
  await clock.pass(200)
  expect(painter.drawn.at(-1)).toBe('300 full')
})

test('cached frames are stepped through without asking the media', async () => {
  const { act, clock, frames, media, painter, now } = await openedPlayer()
  act.seekToFrame(300, 'jump')
  await clock.pass(100)
  for (let n = 280; n < 300; n++) frames.cached.add(n)
  painter.drawn.length = 0
  media.commands.length = 0
  for (let n = 0; n < 20; n++) {
    act.step(-1)
    await clock.pass(2)
  }
  expect(painter.drawn).toEqual(Array.from({ length: 20 }, (_, n) => `${299 - n} full`))
  expect(frames.asks.at(-1)).toMatchObject({ wants: 'full', travel: -1 })
  expect(now()).toMatchObject({ phase: 'paused', frame: 280 })
  expect(media.commands.filter((command) => command.startsWith('seek'))).toEqual([])
})

test('play begins where the canvas stands: the media goes there first, and covers nothing until it plays', async () => {
  const { act, clock, media, painter, now } = await openedPlayer()
  act.seekToFrame(400, 'jump')
  await clock.pass(100)
  painter.drawn.length = 0
  media.commands.length = 0
  act.play()
  expect(now().wantsToPlay).toBe(true)
  expect(painter.drawn).toEqual([])
  await clock.pass(30)
  expect(media.commands).toEqual(['pause', 'seek 400', 'play'])
  expect(painter.drawn).toEqual(['hidden'])
  expect(now()).toMatchObject({ phase: 'playing', frame: 400 })
  media.show(401)
  expect(now().frame).toBe(401)
})

test('media that has played on from a frame goes back there to play from it again', async () => {
  const { act, clock, media, now } = await openedPlayer()
  act.seekToFrame(400, 'jump')
  await clock.pass(100)
  act.play()
  await clock.pass(30)
  media.show(441)
  act.pause()
  media.emit({ kind: 'paused' })
  act.seekToFrame(400, 'jump')
  await clock.pass(100)
  media.commands.length = 0
  act.play()
  await clock.pass(30)
  expect(media.commands).toEqual(['pause', 'seek 400', 'play'])
  expect(now()).toMatchObject({ phase: 'playing', frame: 400 })
})

test('play while the media is still on its way to an older frame: it plays from the newer one', async () => {
  const { act, clock, media, now } = await openedPlayer()
  media.seekMs = 500
  act.seekToFrame(400, 'jump')
  await clock.pass(8200)
  act.seekToFrame(600, 'jump')
  await clock.pass(100)
  expect(now().frame).toBe(600)
  media.commands.length = 0
  act.play()
  await clock.pass(1200)
  expect(media.commands).toEqual(['seek 600', 'play'])
  expect(now()).toMatchObject({ phase: 'playing', frame: 600 })
})

test('a jump while playing is shown at once and played on from', async () => {
  const { act, clock, media, painter, now } = await openedPlayer()
  act.play()
  await clock.pass(10)
  media.commands.length = 0
  painter.drawn.length = 0
  act.seekToFrame(700, 'jump')
  await clock.pass(100)
  expect(media.commands).toEqual(['pause', 'seek 700', 'play'])
  expect(painter.drawn).toEqual(['700 scrub', '700 full', 'hidden'])
  expect(now()).toMatchObject({ phase: 'playing', frame: 700 })
})

test('playback that stops stands on the canvas, number and picture from the same moment', async () => {
  const { act, clock, media, painter, now } = await openedPlayer()
  act.play()
  await clock.pass(10)
  media.show(17)
  act.pause()
  media.emit({ kind: 'paused' })
  expect(painter.drawn.at(-1)).toBe('17 full')
  expect(now()).toMatchObject({ phase: 'paused', frame: 17 })
})

test('a pause stands on the canvas at once, before the media says so, and a step begins there', async () => {
  const { act, clock, media, painter, now } = await openedPlayer()
  act.play()
  await clock.pass(10)
  media.show(17)
  act.pause()
  expect(painter.drawn.at(-1)).toBe('17 full')
  expect(now()).toMatchObject({ phase: 'paused', frame: 17 })
  act.step(1)
  expect(now().targetFrame).toBe(18)
})

test('running backwards glides over the canvas at a true pace, without the media and without seeks', async () => {
  const { act, clock, media, painter, now } = await openedPlayer()
  act.seekToFrame(500, 'jump')
  await clock.pass(100)
  const { length } = now().seeks
  painter.drawn.length = 0
  media.commands.length = 0
  act.shuttle('backward')
  await clock.pass(1000)
  expect(now()).toMatchObject({ phase: 'playing', backwardSpeed: 1 })
  expect(now().frame).toBeGreaterThanOrEqual(474)
  expect(now().frame).toBeLessThanOrEqual(477)
  expect(painter.drawn.length).toBeGreaterThan(20)
  act.pause()
  await clock.pass(100)
  expect(now()).toMatchObject({ phase: 'paused', backwardSpeed: null })
  expect(painter.drawn.at(-1)).toBe(`${now().frame} full`)
  expect(now().seeks).toHaveLength(length)
  expect(media.commands.filter((command) => command.startsWith('seek'))).toEqual([])
})

test('a picture that never comes does not end a run backwards', async () => {
  const { act, clock, frames, now } = await openedPlayer()
  act.seekToFrame(500, 'jump')
  await clock.pass(100)
  for (let n = 490; n < 495; n++) frames.silent.add(n)
  act.shuttle('backward')
  await clock.pass(2000)
  expect(now().frame).toBeGreaterThanOrEqual(448)
  expect(now().frame).toBeLessThanOrEqual(453)
})

test('a frame that the decoder has not is had from the media', async () => {
  const { act, clock, frames, media, painter, now } = await openedPlayer()
  frames.broken.add(123)
  act.seekToFrame(123, 'jump')
  await clock.pass(200)
  expect(media.commands).toEqual(['pause', 'seek 123'])
  expect(painter.drawn.at(-1)).toBe('123 full')
  expect(now()).toMatchObject({ phase: 'paused', frame: 123 })
  expect(now().seeks.at(-1)).toMatchObject({ landed: 123, error: null })
})

test('a decoder that breaks in the middle of a seek leaves it to the media, and says why', async () => {
  const { act, clock, frames, painter, now } = await openedPlayer()
  act.seekToFrame(321, 'jump')
  frames.supply({ scrub: false, full: false, reason: 'The file was replaced.' })
  await clock.pass(200)
  expect(painter.drawn.at(-1)).toBe('321 full')
  expect(now()).toMatchObject({
    phase: 'paused',
    frame: 321,
    supply: { full: false, reason: 'The file was replaced.' },
  })
})

test('media that breaks off while a frame stands on the canvas comes back to it unseen', async () => {
  const { act, clock, media, painter, now } = await openedPlayer()
  act.seekToFrame(400, 'jump')
  await clock.pass(100)
  painter.drawn.length = 0
  media.fail('network')
  await clock.pass(2000)
  expect(now()).toMatchObject({ phase: 'paused', frame: 400, failure: null })
  expect(media.commands.slice(-2)).toEqual(['load', 'seek 400'])
  expect(painter.drawn).toEqual([])
})

test('what the decoder tells of its memory does not keep the media from following', async () => {
  const { act, clock, frames, media } = await openedPlayer()
  act.seekToFrame(400, 'jump')
  await clock.pass(100)
  for (let n = 0; n < 45; n++) {
    const holdings = { cached: [], cachedBytes: n, budgetBytes: 9, openPictures: n, fetchedBytes: n }
    frames.emit({ kind: 'holdings', holdings })
    await clock.pass(200)
  }
  expect(media.commands).toContain('seek 400')
})

test('the same place twice, while the media is on its way there: it arrives, and plays', async () => {
  const { act, clock, media, now } = await openedPlayer()
  act.play()
  await clock.pass(10)
  media.seekMs = 200
  act.seekToFrame(400, 'jump')
  await clock.pass(50)
  act.seekToFrame(400, 'jump')
  await clock.pass(500)
  expect(now()).toMatchObject({ phase: 'playing', frame: 400, targetFrame: null })
})

test('a place that the media is following to anyway can be asked for', async () => {
  const { act, clock, media, now } = await openedPlayer()
  act.seekToFrame(400, 'jump')
  await clock.pass(100)
  media.seekMs = 300
  act.play()
  await clock.pass(50)
  act.seekToFrame(400, 'jump')
  await clock.pass(1000)
  expect(now()).toMatchObject({ phase: 'playing', frame: 400 })
})

test('a run backwards that ends where only the media has the full frame stands there', async () => {
  const { act, clock, frames, media, now } = await openedPlayer()
  frames.supply({ full: false })
  act.seekToFrame(500, 'jump')
  await clock.pass(100)
  act.shuttle('backward')
  await clock.pass(500)
  act.pause()
  await clock.pass(200)
  expect(now()).toMatchObject({ phase: 'paused', targetFrame: null })
  act.play()
  await clock.pass(50)
  expect(now().phase).toBe('playing')
  expect(media.commands.at(-1)).toBe('play')
})

test('a jump while playing sends the media there once', async () => {
  const { act, clock, media } = await openedPlayer()
  media.tellsFrames = false
  act.play()
  await clock.pass(10)
  media.commands.length = 0
  act.seekToFrame(700, 'jump')
  await clock.pass(500)
  expect(media.commands.filter((command) => command.startsWith('seek'))).toEqual(['seek 700'])
})

test('running backwards to the start ends at the first frame, however fast', async () => {
  const { act, clock, painter, now } = await openedPlayer()
  act.seekToFrame(20, 'jump')
  await clock.pass(100)
  for (let n = 0; n < 4; n++) act.shuttle('backward')
  await clock.pass(1000)
  expect(now()).toMatchObject({ phase: 'paused', frame: 0, backwardSpeed: null })
  expect(painter.drawn.at(-1)).toBe('0 full')
})

test('a moving hand that comes back to the frame on screen rests there', async () => {
  const { act, clock, now } = await openedPlayer()
  act.seekToFrame(400, 'jump')
  await clock.pass(100)
  act.seekToFrame(390, 'scrub')
  act.seekToFrame(400, 'scrub')
  await clock.pass(1000)
  expect(now()).toMatchObject({ phase: 'paused', frame: 400 })
})

test('a decoder that says nothing is not waited for longer than some seconds', async () => {
  const { act, clock, frames, media, now } = await openedPlayer()
  frames.silent.add(400)
  act.seekToFrame(400, 'jump')
  await clock.pass(4900)
  expect(now().phase).toBe('seeking')
  await clock.pass(500)
  expect(media.commands).toContain('seek 400')
  expect(now()).toMatchObject({ phase: 'paused', frame: 400 })
})
