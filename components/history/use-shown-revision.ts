import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useRested } from '@/components/ui/use-rested'
import { revisionQuery } from '@/lib/browser/queries/history'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { Revision } from '@/lib/segments/log-schema'
import { segmentFromLog } from '@/lib/workspace/return-to'

/** Which moment is looked at. `shown` is the newest one while nobody looks back. */
export type TimeTravelState = {
  readonly shown: number
  readonly isPast: boolean
  readonly revision: Revision | undefined
  readonly error: Error | null
  readonly show: (sequence: number) => void
  readonly leave: () => void
}

/** A slider that is dragged asks for what it rests on, not for all it goes past. */
const REST_MS = 120

/** Lays the revision that is asked for over the document, until it is left or the panel closes. */
export function useShownRevision(newest: number): TimeTravelState {
  const { videoId, documentId, session } = useWorkspaceHandle()
  const [wanted, setWanted] = useState<number | null>(null)
  const rested = useRested(wanted, REST_MS)
  const { data, error } = useQuery({ ...revisionQuery(videoId, rested ?? 0, documentId), enabled: rested !== null })
  const revision = rested === null ? undefined : data
  useEffect(() => {
    if (wanted === null) session.setState({ revision: null })
    else if (revision !== undefined && revision.sequence === wanted) {
      session.setState({ revision: { sequence: wanted, segments: revision.segments.map(segmentFromLog) } })
    }
  }, [session, wanted, revision])
  useEffect(() => () => session.setState({ revision: null }), [session])
  // Escape, anywhere in the workspace, leads back to the present, too.
  useEffect(
    () =>
      session.subscribe((now, before) => {
        if (now.revision === null && before.revision !== null) setWanted(null)
      }),
    [session],
  )
  return {
    shown: wanted ?? newest,
    isPast: wanted !== null,
    revision: revision?.sequence === wanted ? revision : undefined,
    error,
    show: (sequence) => setWanted(sequence === newest ? null : sequence),
    leave: () => setWanted(null),
  }
}
