import { useEffect } from 'react'
import { usePresenceHandle } from '@/lib/browser/presence/presence-context'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import { primaryId } from '@/lib/workspace/labeling'

/** Tells the other pages which segment is selected here. */
export function usePresentSelection({ session }: OpenWorkspace): void {
  const presence = usePresenceHandle()
  useEffect(() => {
    if (presence === null) return
    presence.select(primaryId(session.getState().labeling))
    return session.subscribe(({ labeling }) => presence.select(primaryId(labeling)))
  }, [presence, session])
}
