import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'

/** How the video was opened. `message` says what of the address could not be followed, or where work is resumed. */
export type Opening = {
  readonly message: string | null
  readonly segmentId: string | null
  readonly hasFrame: boolean
}

/** Follows the address once: selects its segment when the segments are here, and says what has to be said. */
export function useOpening({ document, session, actions }: OpenWorkspace, opening: Opening): void {
  const isLoaded = useStore(document, ({ workspace }) => workspace.loaded)
  const hasSpoken = useRef(false)
  const hasSelected = useRef(false)
  const { message, segmentId, hasFrame } = opening
  useEffect(() => {
    if (message === null || hasSpoken.current) return
    hasSpoken.current = true
    session.announce(message)
  }, [message, session])
  useEffect(() => {
    if (!isLoaded || segmentId === null || hasSelected.current) return
    hasSelected.current = true
    const segment = document.getState().workspace.segments.get(segmentId)
    if (segment === undefined || segment.deleted) session.announce('The address names a segment that is not here.')
    else actions.select(segmentId, { seek: !hasFrame })
  }, [isLoaded, segmentId, hasFrame, document, session, actions])
}
