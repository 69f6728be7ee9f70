import 'server-only'
import { env } from '@/lib/server/env'
import { processWide } from '@/lib/server/process-wide'

/** Whose stream it is, and of what. */
export type StreamOwner = { readonly userId: string; readonly videoId: string }

/** A place among the streams that may run at once. A class, as every range takes one. */
export class StreamSlot {
  readonly owner: StreamOwner
  private isCut = false
  private end: (() => void) | null = null

  constructor(owner: StreamOwner) {
    this.owner = owner
  }

  /** `end` ends the stream: it is called when the right to the bytes is taken back, at once if that has happened already. */
  onCut(end: () => void): void {
    this.end = end
    if (this.isCut) end()
  }

  /** Ends the stream. */
  cut(): void {
    this.isCut = true
    this.end?.()
  }

  /** Called once, however the stream ends; a second call does nothing. */
  release(): void {
    const { running, ofUser } = streams()
    if (!running.delete(this)) return
    const left = (ofUser.get(this.owner.userId) ?? 1) - 1
    if (left === 0) ofUser.delete(this.owner.userId)
    else ofUser.set(this.owner.userId, left)
  }
}

type Streams = { readonly running: Set<StreamSlot>; readonly ofUser: Map<string, number> }

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
export function takeStreamSlot(owner: StreamOwner): StreamSlot | null {
  const { running, ofUser } = streams()
  const { FRAMEMARK_STREAMS: most, FRAMEMARK_STREAMS_PER_USER: mostOfUser } = env()
  const own = ofUser.get(owner.userId) ?? 0
  if (running.size >= most || own >= mostOfUser) return null
  const taken = new StreamSlot(owner)
  running.add(taken)
  ofUser.set(owner.userId, own + 1)
  return taken
}

/** Ends the streams that `matches` picks. */
export function cutStreams(matches: (owner: StreamOwner) => boolean): void {
  for (const running of streams().running) if (matches(running.owner)) running.cut()
}
