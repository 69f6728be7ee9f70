import { framesOf, groupOf, type PacketRun } from '@/lib/frames/packet-map'
import type { FrameAsk, FrameHoldings, Travel } from '@/lib/player/frame-port'
import { farthest, hasDrifted, nextMissing, windowAround } from '@/lib/player/frame-window'
import { type Frame, frame } from '@/lib/time/frame'
import { type FrameSpan, spanContains } from '@/lib/time/frame-span'
import { SourceLost } from './fetch-range'
import { createFrameCache } from './frame-cache'
import type { OpenRendition } from './open-rendition'
import { createPacketDecoder } from './packet-decoder'
import type { LaneListener } from './scrub-lane'

/** More frames than this are never kept, however small they are: nobody walks so far in one go. */
const MOST_FRAMES = 1000

export type FullLane = {
  /** Whether the frame was at hand and has been told. `full` decodes it otherwise; `best` decodes what comes next. */
  readonly show: (ask: FrameAsk) => boolean
  readonly rest: (at: Frame, travel: Travel) => void
  readonly foresee: (frames: readonly Frame[]) => void
  readonly hush: () => void
  readonly setBudget: (bytes: number) => void
  readonly holdings: () => Omit<FrameHoldings, 'fetchedBytes' | 'budgetBytes'>
  readonly dispose: () => void
}

/** A piece of decoding. `asked` frames come before what nobody waits for: the window round the hand, then guesses. */
type Job = {
  readonly why: 'asked' | 'window' | 'guess'
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
  const life = new AbortController()
  let hand: { at: Frame; travel: Travel } = { at: frame(0), travel: 0 }
  let anchor = hand
  let asked: { readonly ask: FrameAsk; readonly stalledBefore: number } | null = null
  let isFilling = false
  let guesses: readonly Frame[] = []
  let hopeless = new Set<number>()
  let job: Job | null = null
  let isWorking = false

  const capacity = () => Math.min(cache.capacity(), MOST_FRAMES)
  // Room for the guesses is kept free: five of them with their neighbours.
  const room = () => Math.max(Math.floor(capacity() * 0.9) - 1, 1)
  const window = (): FrameSpan => windowAround(anchor.at, frameCount, room(), anchor.travel)
  const choose = (cached: Iterable<number>) => farthest(notGuessed(cached), hand.at, window())
  const notGuessed = function* (cached: Iterable<number>) {
    for (const at of cached) if (!guesses.includes(frame(at))) yield at
  }

  const decoder = createPacketDecoder({
    map,
    reader: rendition.reader,
    config: rendition.config,
    onFrame: (number, image) => {
      const at = frame(number)
      if (asked?.ask.frame === at) tell(image)
      if (cache.has(at) || !(spanContains(window(), at) || guesses.includes(at))) image.close()
      else cache.put(at, image, choose)
    },
  })

  /** The frame that was asked for is here. */
  const tell = (image: VideoFrame) => {
    if (asked === null) return
    const { ask, stalledBefore } = asked
    asked = null
    listener.onPicture(ask, image.clone(), stalls.total() - stalledBefore)
  }

  const jobFor = (why: Job['why'], target: Frame): Job => {
    const group = groupOf(map, Math.max(packets[target] ?? 0, 0))
    return { why, target, group, abort: new AbortController() }
  }
  const isHere = (at: number) => cache.has(at) || hopeless.has(at)

  const nextJob = (): Job | null => {
    if (asked !== null) return jobFor('asked', asked.ask.frame)
    if (isFilling) {
      const missing = nextMissing(window(), hand.at, hand.travel, isHere)
      if (missing !== null) return jobFor('window', missing)
    }
    const guess = guesses.find((at) => !isHere(at))
    return guess === undefined ? null : jobFor('guess', guess)
  }

  /** The last frame of the job's group that the window lacks: when it is here, the group has given all it can. */
  const lastWanted = ({ group, target }: Job): Frame => {
    const frames = framesOf(map, group)
    const { start, end } = window()
    for (let at = Math.min(frames?.last ?? target, end - 1); at > Math.max(target, start); at -= 1) {
      if (!cache.has(at)) return frame(at)
    }
    return target
  }

  const isDone = (current: Job): (() => boolean) => {
    if (current.why === 'asked')
      return () => asked === null || groupOf(map, packets[asked.ask.frame] ?? 0).start !== current.group.start
    const until = current.why === 'guess' ? current.target : lastWanted(current)
    return () => isHere(until) && (asked === null || cache.has(asked.ask.frame))
  }

  const perform = async (current: Job) => {
    const packet = packets[current.target] ?? -1
    if (packet < 0) return giveUp(current, 'The video has no packet for this frame.')
    const signal = AbortSignal.any([life.signal, current.abort.signal])
    const through = current.why === 'window' ? current.group.end : packet + 8
    try {
      await decoder.run(
        { group: current.group, through, isDone: isDone(current), signal },
        lowestWanted(current, packet),
      )
      conclude(current)
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof SourceLost) listener.onLost(error.message)
      giveUp(current, String(error))
    }
  }

  const conclude = (current: Job) => {
    const { why, target } = current
    const isMissing = why === 'asked' ? asked?.ask.frame === target : !cache.has(target)
    // The window may have moved on meanwhile: then nobody misses the frame.
    if (isMissing && (why !== 'window' || spanContains(window(), target))) {
      giveUp(current, 'The video did not decode to this frame.')
    } else if (why !== 'asked' && !isMissing) listener.onForeseen(target, ...cachedAround(target))
  }

  /** The first packet that has a frame the job is for: a decoder that is past it has to begin anew. */
  const lowestWanted = (current: Job, packet: number): number => {
    if (current.why !== 'window' || hand.travel === 1) return packet
    const { start } = window()
    for (let at = current.group.start; at < packet; at += 1) {
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
    if (why === 'window') for (let at = group.start; at < group.end; at += 1) hopeless.add(map.frames[at] ?? -1)
    else hopeless.add(target)
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
    const packet = packets[at] ?? -1
    const isOnTheWay = groupOf(map, Math.max(packet, 0)).start === job.group.start && decoder.next() <= packet
    if (!isOnTheWay) job.abort.abort()
  }

  const moveHand = (at: Frame, travel: Travel) => {
    hand = { at, travel }
    if (!hasDrifted(anchor, at, travel, room())) return
    anchor = hand
    hopeless = new Set()
  }

  const show: FullLane['show'] = (ask) => {
    moveHand(ask.frame, ask.travel)
    asked = null
    isFilling = ask.wants === 'best' || (ask.wants === 'full' && ask.travel !== 0)
    guesses = []
    const image = cache.get(ask.frame)
    if (image !== undefined) {
      listener.onPicture(ask, image.clone(), 0)
      if (isFilling) void work()
      else if (ask.wants === 'scrub') job?.abort.abort()
      return true
    }
    if (ask.wants === 'full') {
      hopeless.delete(ask.frame)
      asked = { ask, stalledBefore: stalls.total() }
      makeWayFor(ask.frame)
    } else if (ask.wants === 'scrub') job?.abort.abort()
    void work()
    return false
  }

  return {
    show,
    rest: (at, travel) => {
      moveHand(at, travel)
      isFilling = true
      void work()
    },
    foresee: (frames) => {
      guesses = frames.slice(0, Math.max(capacity() - room(), 1))
      void work()
    },
    hush: () => {
      isFilling = false
      guesses = []
      if (job !== null && job.why !== 'asked') job.abort.abort()
    },
    setBudget: (bytes) => cache.setBudget(bytes, choose),
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
