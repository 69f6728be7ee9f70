import { onTestFinished } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { timebase } from '@/lib/time/timebase'
import { withoutDecoder } from './fake-frames'
import { createFakeClock, FakeMedia } from './fake-media'
import { createPlayerStore } from './player-store'

/** A player for tests at `startFrame` of a video of `frameCount` frames, 25 a second, of which the first is a keyframe. */
export function openFakePlayer({ frameCount = 100, startFrame = 0 } = {}) {
  const clock = createFakeClock()
  const pts = Array.from({ length: frameCount }, (_, n) => n)
  const index = createFrameIndex({ timebase: timebase(1, 25), pts, endPts: frameCount, keyframes: [0] })
  const player = createPlayerStore({
    ...withoutDecoder(),
    port: new FakeMedia(clock, index),
    clock,
    index,
    url: '/media',
    startFrame: frame(startFrame),
    createId: () => 'seek',
    probe: () => Promise.resolve({ kind: 'reachable', isPartial: true }),
  })
  onTestFinished(() => player.dispose())
  /** The frame that is on screen, or will be in a moment. */
  const going = () => player.getState().targetFrame ?? player.getState().frame
  return { player, index, going }
}
