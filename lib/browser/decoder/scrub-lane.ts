import { groupOf } from '@/lib/frames/packet-map'
import type { FrameAsk } from '@/lib/player/frame-port'
import type { Frame } from '@/lib/time/frame'
import { SourceLost } from './fetch-range'
import type { OpenRendition } from './open-rendition'
import { createPacketDecoder } from './packet-decoder'
import { createStripWants } from './strip-wants'

/** How long a picture may keep a newer wish waiting. */
const PATIENCE_MS = 150

/** A group has a handful of frames: all are decoded, at once. */
const ALL_OF_IT = { isSpare: () => false, pace: async () => {} }

/** What a lane tells of its work. */
export type LaneListener = {
  readonly onPicture: (ask: FrameAsk, image: VideoFrame, stallMs: number) => void
  readonly onMissed: (ask: FrameAsk, reason: string) => void
  readonly onForeseen: (frame: Frame, start: number, end: number) => void
  /** A frame of the strip; whoever is told closes it. */
  readonly onStripPicture: (frame: Frame, image: VideoFrame) => void
  readonly onStripMissed: (frame: Frame, reason: string) => void
  /** The rendition cannot be read any more. */
  readonly onLost: (reason: string) => void
}

export type ScrubLane = {
  readonly show: (ask: FrameAsk) => void
  /** Frames to be told beside what is shown, in place of those before; none ends it. They wait for every `show`. */
  readonly strip: (frames: readonly Frame[]) => void
  readonly foresee: (frames: readonly Frame[]) => void
  readonly hush: () => void
  readonly dispose: () => void
}

/**
 * Small pictures, one after the other: the newest wish is decoded next, and those between it and the one that is being
 * decoded are left out.
 */
export function createScrubLane(rendition: OpenRendition, listener: LaneListener): ScrubLane {
  const { map, reader, packets, stalls } = rendition
  const life = new AbortController()
  let background = new AbortController()
  let waiting: FrameAsk | null = null
  /** What is decoded: for an ask, or for the strip (null). */
  let running: { readonly ask: FrameAsk | null; readonly startedAtMs: number; readonly abort: AbortController } | null =
    null
  let isDelivered = false
  let isFetchingAhead = false
  const strip = createStripWants()

  const decoder = createPacketDecoder({
    map,
    reader,
    config: rendition.config,
    onFrame: (at, image) => {
      if (strip.take(at as Frame)) listener.onStripPicture(at as Frame, image.clone())
      if (running?.ask == null || isDelivered || running.ask.frame !== at) return image.close()
      isDelivered = true
      listener.onPicture(running.ask, image, stalls.total() - stalledBefore)
    },
  })
  let stalledBefore = 0

  const decode = async (ask: FrameAsk) => {
    const packet = packets[ask.frame] ?? -1
    if (packet < 0) return listener.onMissed(ask, 'The scrub copy has no such frame.')
    const abort = new AbortController()
    running = { ask, startedAtMs: performance.now(), abort }
    isDelivered = false
    stalledBefore = stalls.total()
    const signal = AbortSignal.any([life.signal, abort.signal])
    const group = groupOf(map, packet)
    try {
      await decoder.run({ ...ALL_OF_IT, group, through: group.end, isDone: () => isDelivered, signal }, packet)
      if (!isDelivered) listener.onMissed(ask, 'The scrub copy did not decode to this frame.')
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof SourceLost) listener.onLost(error.message)
      else listener.onMissed(ask, String(error))
    } finally {
      running = null
    }
  }

  const packetOf = (at: Frame) => Math.max(packets[at] ?? 0, 0)

  /** The pictures of the strip that lie in the group of `first`. */
  const decodeForStrip = async (first: Frame) => {
    const group = groupOf(map, packetOf(first))
    const isOfGroup = (at: Frame) => packetOf(at) >= group.start && packetOf(at) < group.end
    const missing = () => strip.missing().filter(isOfGroup)
    const abort = new AbortController()
    running = { ask: null, startedAtMs: performance.now(), abort }
    const signal = AbortSignal.any([life.signal, abort.signal])
    const from = Math.min(...missing().map(packetOf))
    let reason = 'The scrub copy did not decode to this frame.'
    try {
      await decoder.run({ ...ALL_OF_IT, group, through: group.end, isDone: () => missing().length === 0, signal }, from)
    } catch (error) {
      if (!signal.aborted && error instanceof SourceLost) listener.onLost(error.message)
      reason = String(error)
    } finally {
      running = null
    }
    if (signal.aborted) return
    for (const at of missing()) if (strip.take(at)) listener.onStripMissed(at, reason)
  }

  const serve = async () => {
    while (running === null && !life.signal.aborted) {
      const [ask, first]: [FrameAsk | null, Frame | null] = [waiting, strip.next()]
      waiting = null
      if (ask !== null) await decode(ask)
      else if (first !== null) await decodeForStrip(first)
      else return
    }
  }

  /** The bytes of the wish that waits come while the one before it is decoded; those of one wish at a time. */
  const fetchAhead = async (at: Frame) => {
    if (isFetchingAhead) return
    isFetchingAhead = true
    const { start, end } = groupOf(map, Math.max(packets[at] ?? 0, 0))
    // Whoever needs them asks again if that fails.
    await reader.warm(start, end, life.signal).catch(() => {})
    isFetchingAhead = false
  }

  const show: ScrubLane['show'] = (ask) => {
    waiting = ask
    if (running === null) void serve()
    else if (running.ask === null || performance.now() - running.startedAtMs > PATIENCE_MS) running.abort.abort()
    else void fetchAhead(ask.frame)
  }

  const foresee: ScrubLane['foresee'] = async (frames) => {
    background.abort()
    background = new AbortController()
    const signal = AbortSignal.any([life.signal, background.signal])
    for (const at of frames) {
      const group = groupOf(map, packets[at] ?? 0)
      try {
        await reader.warm(group.start, group.end, signal)
      } catch {
        // A guess that cannot be fetched costs nothing; the wish itself says what is wrong.
        return
      }
      listener.onForeseen(at, at, at + 1)
    }
  }

  return {
    show,
    strip: (frames) => {
      strip.ask(frames)
      if (running?.ask === null) running.abort.abort()
      void serve()
    },
    foresee: (frames) => void foresee(frames),
    hush: () => background.abort(),
    dispose: () => {
      life.abort()
      background.abort()
      decoder.dispose()
    },
  }
}
