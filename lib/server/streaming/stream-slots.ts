import 'server-only'
import { env } from '@/lib/server/env'
import { processWide } from '@/lib/server/process-wide'

/** Whose stream it is, and of what. */
export type StreamOwner = { readonly userId: string; readonly videoId: string }

/** A place among the streams that may run at once. */
export type StreamSlot = {
  /** Called once, however the stream ends; a second call does nothing. */
  readonly release: () => void
  /** `end` ends the stream: it is called when the right to the bytes is taken back, at once if that has happened already. */
  readonly onCut: (end: () => void) => void
}

type RunningStream = StreamSlot & StreamOwner & { readonly cut: () => void }

type Streams = { readonly running: Set<RunningStream>; readonly ofUser: Map<string, number> }

const slot = processWide<Streams>('streams')

function streams(): Streams {
  slot.value ??= { running: new Set(), ofUser: new Map() }
  return slot.value
}

/** How many answers with bytes this process is sending. */
export const activeStreams = (): number => streams().running.size

/**
 * A place for one more stream of `owner`; null if this person or this process has as many as it may have
 * (FRAMEMARK_STREAMS_PER_USER, FRAMEMARK_STREAMS).
 */
export function takeStreamSlot({ userId, videoId }: StreamOwner): StreamSlot | null {
  const { running, ofUser } = streams()
  const { FRAMEMARK_STREAMS: most, FRAMEMARK_STREAMS_PER_USER: mostOfUser } = env()
  const own = ofUser.get(userId) ?? 0
  if (running.size >= most || own >= mostOfUser) return null
  let isCut = false
  let end = (): void => undefined
  const taken: RunningStream = {
    userId,
    videoId,
    onCut: (given) => {
      end = given
      if (isCut) end()
    },
    cut: () => {
      isCut = true
      end()
    },
    release: () => {
      if (!running.delete(taken)) return
      const left = (ofUser.get(userId) ?? 1) - 1
      if (left === 0) ofUser.delete(userId)
      else ofUser.set(userId, left)
    },
  }
  running.add(taken)
  ofUser.set(userId, own + 1)
  return taken
}

/** Ends the streams that `matches` picks. */
export function cutStreams(matches: (owner: StreamOwner) => boolean): void {
  for (const running of streams().running) if (matches(running)) running.cut()
}
