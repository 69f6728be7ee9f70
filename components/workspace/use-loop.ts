import { useEffect } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import { segmentsShown } from '@/lib/browser/stores/workspace-view-actions'
import { loopSpanOf } from '@/lib/workspace/loop-span'

/**
 * While something is looped, has the loop follow what is selected and where its edges are moved. Where nothing is left
 * to loop, looping ends.
 */
export function useLoop({ document, session, view }: OpenWorkspace): void {
  const player = usePlayerHandle()
  useEffect(() => {
    const follow = () => {
      const { loop, setLoop } = player.getState()
      if (loop === null) return
      const span = loopSpanOf(session.getState().labeling, segmentsShown(document, view))
      if (!span.ok) {
        setLoop(null)
        session.announce('Loop ended: nothing is selected')
      } else if (span.value.start !== loop.start || span.value.end !== loop.end) setLoop(span.value)
    }
    const stops = [
      session.subscribe(({ labeling }, before) => labeling !== before.labeling && follow()),
      document.subscribe(({ workspace }, before) => workspace.segments !== before.workspace.segments && follow()),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [player, document, session, view])
}
