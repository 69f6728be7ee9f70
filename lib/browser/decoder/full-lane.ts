import { framesOf, groupOf, type PacketRun } from '@/lib/frames/packet-map'
import { createFrameKeeping, type UsefulFrame } from '@/lib/player/frame-keeping'
import type { FrameAsk, FrameHoldings, Travel } from '@/lib/player/frame-port'
import { type Frame, frame } from '@/lib/time/frame'
import { pause, SourceLost } from './fetch-range'
import { createFrameCache } from './frame-cache'
import type { OpenRendition } from './open-rendition'
import { createPacketDecoder } from './packet-decoder'
import type { LaneListener } from './scrub-lane'
import { createStripWants } from './strip-wants'

/** More frames than this are never kept, however small they are: nobody walks so far in one go. */
const MOST_FRAMES = 1000

/** So many frames before and after one that somebody waits for are decoded with it. */
const NEAR_FRAMES = 32

/** How long decoding ahead stands still after a frame was shown, for the page to draw it. */
const DRAWING_MS = 30

export type FullLane = {
  /** Whether the frame was at hand and has been told. `full` decodes it otherwise; `best` decodes what comes next. */
  readonly show: (ask: FrameAsk) => boolean
  readonly rest: (at: Frame, travel: Travel) => void
  /** Frames to be told beside what is shown, in place of those before. Those at hand are told at once, and returned. */
  readonly strip: (frames: readonly Frame[]) => readonly Frame[]
  readonly foresee: (frames: readonly Frame[]) => void
  readonly hush: () => void
  readonly setBudget: (bytes: number) => void
  readonly holdings: () => Omit<FrameHoldings, 'fetchedBytes' | 'budgetBytes'>
  readonly dispose: () => void
}

/**
 * A piece of decoding. `asked` frames come first, then those of the strip, then what nobody waits for: the window round
 * the hand, then guesses.
 */
type Job = {
  readonly why: 'asked' | 'strip' | UsefulFrame['why']
  readonly target: Frame
  readonly group: PacketRun
  readonly abort: AbortController
}

/**
 * Frames in full size, decoded group by group and kept around where the hand is. One decoder, one job at a time; what is
 * asked for replaces what is merely useful.
 */
export function createFullLane(
  rendition: OpenRendition,
  frameCount: number,
  budgetBytes: number,
  listener: LaneListener,
): FullLane {
  const { map, packets, stalls } = rendition
  const { codedWidth, codedHeight } = map.decoder
  const cache = createFrameCache(budgetBytes, Math.max(codedWidth * codedHeight * 1.5, 1))
  const keeping = createFrameKeeping(frameCount, () => Math.min(cache.capacity(), MOST_FRAMES))
  const life = new AbortController()
  let asked: { readonly ask: FrameAsk; readonly stalledBefore: number } | null = null
  let job: Job | null = null
  let isWorking = false
  let shownAtMs = Number.NEGATIVE_INFINITY
  const strip = createStripWants()
  /** Small pictures follow a moving hand, or a run backwards: the machine is theirs, and the strip waits. */
  let isStripHeld = false

  const decoder = createPacketDecoder({
    map,
    reader: rendition.reader,
    config: rendition.config,
    onFrame: (number, image) => {
      const at = frame(number)
      if (asked?.ask.frame === at) tell(image)
      if (strip.take(at)) listener.onStripPicture(at, image.clone())
      if (cache.has(at) || !keeping.isWanted(at)) image.close()
      else cache.put(at, image, keeping.limit(), keeping.leastWanted)
    },
  })

  /** The frame that was asked for is here. */
  const tell = (image: VideoFrame) => {
    if (asked === null) return
    const { ask, stalledBefore } = asked
    asked = null
    listener.onPicture(ask, image.clone(), stalls.total() - stalledBefore)
  }

  const nextJob = (): Job | null => {
    const next = nextTarget()
    return next && { ...next, group: groupOfFrame(next.target), abort: new AbortController() }
  }
  const nextTarget = (): Pick<Job, 'why' | 'target'> | null => {
    if (asked !== null) return { why: 'asked', target: asked.ask.frame }
    const ofStrip = isStripHeld ? null : strip.next()
    return ofStrip === null ? keeping.next(cache.has) : { why: 'strip', target: ofStrip }
  }
  /** What the strip lacks of `group`. */
  const stripLacks = (group: PacketRun): readonly Frame[] =>
    strip.missing().filter((at) => groupOfFrame(at).start === group.start)
  const groupOfFrame = (at: Frame) => groupOf(map, Math.max(packets[at] ?? 0, 0))

  /** The last frame of the job's group that the window lacks: when it is here, the group has given all it can. */
  const lastWanted = ({ group, target }: Job): Frame => {
    const last = framesOf(map, group)?.last ?? target
    for (let at = Math.min(last, keeping.window().end - 1); at > target; at -= 1) if (!cache.has(at)) return frame(at)
    return target
  }

  const isDone = (current: Job): (() => boolean) => {
    if (current.why === 'asked') {
      return () => asked === null || groupOfFrame(asked.ask.frame).start !== current.group.start
    }
    if (current.why === 'strip') {
      return () =>
        stripLacks(current.group).length === 0 &&
        (asked === null || groupOfFrame(asked.ask.frame).start !== current.group.start)
    }
    const until = current.why === 'guess' ? current.target : lastWanted(current)
    return () => cache.has(until) && (asked === null || cache.has(asked.ask.frame))
  }

  /** On the way to a frame that somebody waits for, only those just before it are decoded, too: the next step goes there. */
  const isSpare = (current: Job) => (at: number) => {
    if (current.why !== 'asked' && current.why !== 'strip') return false
    const isFarFrom = (target: Frame) => Math.abs(at - target) > NEAR_FRAMES
    if (strip.has(at) || (asked !== null && !isFarFrom(asked.ask.frame))) return false
    return current.why === 'asked' ? asked !== null : isFarFrom(current.target)
  }

  /** What nobody waits for leaves the machine to whoever draws the frame that was shown last. */
  const pace = async (current: Job, signal: AbortSignal) => {
    const restMs = shownAtMs + DRAWING_MS - performance.now()
    if (current.why !== 'asked' && asked === null && restMs > 0) await pause(restMs, signal)
  }

  const perform = async (current: Job) => {
    const packet = packets[current.target] ?? -1
    if (packet < 0) return giveUp(current, 'The video has no packet for this frame.')
    const signal = AbortSignal.any([life.signal, current.abort.signal])
    const through = current.why === 'window' ? current.group.end : lastPacketFor(current, packet) + 8
    try {
      const manner = { isSpare: isSpare(current), pace: () => pace(current, signal) }
      await decoder.run(
        { ...manner, group: current.group, through, isDone: isDone(current), signal },
        lowestWanted(current, packet),
      )
      conclude(current)
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof SourceLost) listener.onLost(error.message)
      giveUp(current, String(error))
    }
  }

  const packetOf = (at: Frame) => packets[at] ?? 0
  const lastPacketFor = ({ why, group }: Job, packet: number): number =>
    why === 'strip' ? Math.max(packet, ...stripLacks(group).map(packetOf)) : packet

  const conclude = (current: Job) => {
    const { why, target } = current
    if (why === 'strip') return giveUp(current, 'The video did not decode to this frame.')
    const isMissing = why === 'asked' ? asked?.ask.frame === target : !cache.has(target)
    // The window may have moved on meanwhile: then nobody misses the frame.
    if (isMissing && (why !== 'window' || keeping.isWanted(target))) {
      giveUp(current, 'The video did not decode to this frame.')
    } else if (why !== 'asked' && !isMissing) listener.onForeseen(target, ...cachedAround(target))
  }

  /** The first packet that has a frame the job is for: a decoder that is past it has to begin anew. */
  const lowestWanted = ({ why, group }: Job, packet: number): number => {
    if (why === 'strip') return Math.min(packet, ...stripLacks(group).map(packetOf))
    const { start } = keeping.window()
    for (let at = group.start; why === 'window' && at < packet; at += 1) {
      const shows = map.frames[at] ?? -1
      if (shows >= start && !cache.has(shows)) return at
    }
    return packet
  }

  /** The cached frames around `at` that follow each other: [start, end). */
  const cachedAround = (at: Frame): [number, number] => {
    let [start, end] = [at as number, at + 1]
    while (cache.has(start - 1)) start -= 1
    while (cache.has(end)) end += 1
    return [start, end]
  }

  /** What did not come out of its group will not the next time either. */
  const giveUp = ({ why, target, group }: Job, reason: string) => {
    if (why === 'strip') {
      for (const at of stripLacks(group)) if (strip.take(at)) listener.onStripMissed(at, reason)
      return
    }
    keeping.giveUp(why === 'window' ? map.frames.subarray(group.start, group.end) : [target])
    if (why !== 'asked' || asked === null || asked.ask.frame !== target) return
    const { ask } = asked
    asked = null
    listener.onMissed(ask, reason)
  }

  const work = async () => {
    if (isWorking) return
    isWorking = true
    for (job = nextJob(); job !== null && !life.signal.aborted; job = nextJob()) await perform(job)
    job = null
    isWorking = false
  }

  /** Ends the job under way unless it comes to `at` by itself. */
  const makeWayFor = (at: Frame) => {
    if (job === null) return
    const isOnTheWay = groupOfFrame(at).start === job.group.start && decoder.isComing(packets[at] ?? -1)
    if (!isOnTheWay) job.abort.abort()
  }

  const show: FullLane['show'] = (ask) => {
    const { frame: at, wants, travel } = ask
    keeping.moveHand(at, travel)
    keeping.fill(wants === 'best' || (wants === 'full' && travel !== 0))
    keeping.guess([])
    asked = null
    isStripHeld = wants !== 'full'
    shownAtMs = performance.now()
    const image = cache.get(at)
    if (image !== undefined) listener.onPicture(ask, image.clone(), 0)
    else if (wants === 'full') {
      keeping.hopeAgain(at)
      asked = { ask, stalledBefore: stalls.total() }
      makeWayFor(at)
    }
    // Small pictures are decoded meanwhile: the machine is theirs.
    if (wants === 'scrub') job?.abort.abort()
    void work()
    return image !== undefined
  }

  return {
    show,
    rest: (at, travel) => {
      keeping.moveHand(at, travel)
      keeping.fill(true)
      isStripHeld = false
      void work()
    },
    strip: (frames) => {
      const atHand = frames.filter((at) => cache.has(at))
      for (const at of atHand) {
        const image = cache.get(at)
        if (image !== undefined) listener.onStripPicture(at, image.clone())
      }
      strip.ask(frames.filter((at) => !cache.has(at)))
      isStripHeld = false
      if (job !== null && job.why !== 'asked') job.abort.abort()
      void work()
      return atHand
    },
    foresee: (frames) => {
      keeping.guess(frames)
      void work()
    },
    hush: () => {
      keeping.fill(false)
      keeping.guess([])
      if (job?.why === 'window' || job?.why === 'guess') job.abort.abort()
    },
    setBudget: (bytes) => cache.setBudget(bytes, keeping.leastWanted),
    holdings: () => {
      const { spans, bytes, count } = cache.facts()
      return { cached: spans, cachedBytes: bytes, openPictures: count }
    },
    dispose: () => {
      life.abort()
      decoder.dispose()
      cache.clear()
    },
  }
}
