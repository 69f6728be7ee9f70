import type { DocumentSegment } from '@/lib/workspace/document'
import { loopSpanOf } from '@/lib/workspace/loop-span'
import type { PlayerStore } from './player-state'
import type { SessionStore } from './workspace-session-store'

/** Playing what is selected over and over. */
export type LoopActions = {
  /** Starts looping and playing, or ends looping; without anything to loop it says why not. */
  readonly toggle: () => void
  /** Ends looping; false if nothing was looped. The video goes on as it was. */
  readonly end: () => boolean
}

export function createLoopActions(parts: {
  readonly session: SessionStore
  readonly player: PlayerStore
  readonly visible: () => readonly DocumentSegment[]
}): LoopActions {
  const { session, player, visible } = parts
  const end = () => {
    const { loop, setLoop } = player.getState()
    if (loop === null) return false
    setLoop(null)
    session.announce('Loop ended')
    return true
  }
  const start = () => {
    const span = loopSpanOf(session.getState().labeling, visible())
    if (!span.ok) return session.announce(span.error)
    const { frame, setLoop, seekToFrame, play } = player.getState()
    setLoop(span.value)
    // Played from its last frame, a video would begin at its own first.
    if (frame < span.value.start || frame >= span.value.end - 1) seekToFrame(span.value.start, 'jump')
    play()
    session.announce(`Looping frames ${span.value.start} to ${span.value.end - 1}: R or Esc ends it`)
  }
  return { toggle: () => end() || start(), end }
}
