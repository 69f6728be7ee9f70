import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { type ReadinessStore, selectCanStartLabeling } from '@/lib/browser/stores/readiness-store'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'

const keyOf = (videoId: string) => `framemark.labeling.${videoId}`

/** Goes back to labeling after a reload, if it was started in this tab and still may be; remembers when it is started. */
export function useRememberedLabeling({ videoId, session }: OpenWorkspace, readiness: ReadinessStore): void {
  const canStart = useStore(readiness, selectCanStartLabeling)
  const hasReturned = useRef(false)
  useEffect(() => {
    if (!canStart || hasReturned.current || session.getState().readOnly !== null) return
    hasReturned.current = true
    if (window.sessionStorage.getItem(keyOf(videoId)) !== null) session.setState({ isLabeling: true })
  }, [canStart, videoId, session])
  useEffect(
    () =>
      session.subscribe(({ isLabeling }, before) => {
        if (isLabeling && !before.isLabeling) window.sessionStorage.setItem(keyOf(videoId), 'started')
      }),
    [videoId, session],
  )
}
