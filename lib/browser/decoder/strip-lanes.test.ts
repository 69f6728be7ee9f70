import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import type { FrameAsk } from '@/lib/player/frame-port'
import { frame } from '@/lib/time/frame'
import { fakeDecoder, fakeRendition, listenToLane } from './fake-decoder'
import { createFullLane } from './full-lane'
import { createScrubLane } from './scrub-lane'

afterEach(() => {
  vi.unstubAllGlobals()
})

const settled = () => new Promise((resolve) => setTimeout(resolve, 80))
const frames = (...numbers: number[]) => numbers.map((n) => frame(n))
const ask = (seq: number, at: number, wants: FrameAsk['wants'] = 'full'): FrameAsk => ({
  seq,
  frame: frame(at),
  wants,
  travel: 0,
})
const stripOf = (told: readonly string[]) => told.filter((line) => line.endsWith('strip'))

/** A lane for full frames, of 200 frames in groups of 50; at the end every frame has been closed. */
function fullLane(parts: { readonly broken?: readonly number[]; readonly waits?: (at: number) => Promise<void> } = {}) {
  const decoder = fakeDecoder(parts.broken)
  const { told, listener } = listenToLane()
  const lane = createFullLane(fakeRendition(200, 50, parts.waits), 200, 10_000, listener)
  onTestFinished(async () => {
    lane.dispose()
    await settled()
    expect(decoder.openImages(), 'frames that nobody closed').toBe(0)
  })
  return { lane, told, decoder }
}

test('full: every frame of a strip is told once, across groups', async () => {
  const { lane, told } = fullLane()
  lane.strip(frames(100, 99, 101, 98, 102))
  await settled()
  expect(told.toSorted()).toEqual(['100 strip', '101 strip', '102 strip', '98 strip', '99 strip'].toSorted())
})

test('full: what is shown comes before the strip', async () => {
  const { lane, told } = fullLane()
  lane.show(ask(1, 20))
  lane.strip(frames(120, 121))
  await settled()
  expect(told).toEqual(['20 shown', '120 strip', '121 strip'])
})

test('full: a frame that is asked for while a strip is decoded does not wait for it', async () => {
  const held: (() => void)[] = []
  const { lane, told } = fullLane({
    waits: (at) => (at >= 100 && held.length === 0 ? new Promise((resolve) => held.push(resolve)) : Promise.resolve()),
  })
  lane.strip(frames(120, 121))
  await settled()
  lane.show(ask(1, 20))
  for (const go of held) go()
  await settled()
  expect(told).toEqual(['20 shown', '120 strip', '121 strip'])
})

test('full: while small pictures follow a moving hand the strip waits, and goes on when the hand rests', async () => {
  const { lane, told } = fullLane()
  lane.show(ask(1, 20, 'scrub'))
  await settled()
  lane.strip(frames(120))
  lane.show(ask(2, 21, 'scrub'))
  await settled()
  expect(told).toEqual([])
  lane.show(ask(3, 21))
  await settled()
  expect(told).toEqual(['21 shown', '120 strip'])
})

test('full: what is at hand is told at once, without decoding', async () => {
  const { lane, told, decoder } = fullLane()
  lane.show(ask(1, 20))
  await settled()
  const before = decoder.decoded().length
  expect(lane.strip(frames(20))).toEqual([20])
  expect(told.at(-1)).toBe('20 strip')
  await settled()
  expect(decoder.decoded()).toHaveLength(before)
})

test('full: of a strip that was replaced nothing more is told', async () => {
  const held: (() => void)[] = []
  const { lane, told } = fullLane({
    waits: () => (held.length === 0 ? new Promise((resolve) => held.push(resolve)) : Promise.resolve()),
  })
  lane.strip(frames(20, 21))
  await settled()
  lane.strip(frames(130, 131))
  for (const go of held) go()
  await settled()
  expect(told).toEqual(['130 strip', '131 strip'])
  lane.strip([])
  await settled()
  expect(stripOf(told)).toHaveLength(2)
})

test('full: a frame that does not decode is missed, and the others come', async () => {
  const { lane, told } = fullLane({ broken: [21] })
  lane.strip(frames(20, 21, 22))
  await settled()
  expect(told).toEqual(['20 strip', '22 strip', '21 missed'])
})

test('full: fifty strips leave no more open than the cache holds', async () => {
  const { lane, told, decoder } = fullLane()
  for (let n = 0; n < 50; n += 1) {
    lane.strip(frames(...Array.from({ length: 11 }, (_, i) => (n * 3 + i) % 200)))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await settled()
  expect(told.length).toBeGreaterThan(0)
  expect(decoder.openImages()).toBe(lane.holdings().openPictures)
})

function scrubLane(waits?: (at: number) => Promise<void>) {
  const decoder = fakeDecoder()
  const { told, listener } = listenToLane()
  const lane = createScrubLane(fakeRendition(200, 5, waits), listener)
  onTestFinished(async () => {
    lane.dispose()
    await settled()
    expect(decoder.openImages(), 'frames that nobody closed').toBe(0)
  })
  return { lane, told, decoder }
}

test('small: a strip is told group by group, each decoded once', async () => {
  const { lane, told, decoder } = scrubLane()
  lane.strip(frames(100, 99, 101, 98, 102))
  await settled()
  expect(told.toSorted()).toEqual(['100 strip', '101 strip', '102 strip', '98 strip', '99 strip'].toSorted())
  expect(decoder.decoded().length).toBeLessThanOrEqual(10)
})

test('small: what is shown comes before the strip, also in the middle of it', async () => {
  const held: (() => void)[] = []
  const { lane, told } = scrubLane((at) =>
    at >= 100 && held.length === 0 ? new Promise((resolve) => held.push(resolve)) : Promise.resolve(),
  )
  lane.strip(frames(101, 107))
  await settled()
  lane.show(ask(1, 20, 'scrub'))
  for (const go of held) go()
  await settled()
  expect(told).toEqual(['20 shown', '101 strip', '107 strip'])
})

test('small: of a strip that was replaced nothing more is told', async () => {
  const { lane, told } = scrubLane()
  lane.strip(frames(101))
  lane.strip(frames(50))
  await settled()
  expect(told).toEqual(['50 strip'])
})
