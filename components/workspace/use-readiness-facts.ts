import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { probeRange } from '@/lib/browser/media-element/probe-range'
import { readinessQuery } from '@/lib/browser/queries/readiness'
import type { ReadinessStore } from '@/lib/browser/stores/readiness-store'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'

/** Tells `readiness` what the server, the network and the document have to say; the player tells the rest. */
export function useReadinessFacts(parts: {
  readonly videoId: string
  readonly mediaUrl: string
  readonly readiness: ReadinessStore
  readonly document: WorkspaceStore
}): void {
  const { videoId, mediaUrl, readiness, document } = parts
  const { data, error, dataUpdatedAt } = useQuery(readinessQuery(videoId))
  useEffect(() => {
    readiness.tellServer(data?.checks ?? null, error?.message ?? null)
  }, [readiness, data, error])

  const segments = useStore(document, ({ workspace, loadFailure }) => (workspace.loaded ? true : loadFailure))
  useEffect(() => {
    readiness.tellFacts({ segments })
  }, [readiness, segments])

  // Asked again with every answer about readiness: a file that came back streams again.
  useEffect(() => {
    if (dataUpdatedAt === 0) return
    const ending = new AbortController()
    const ask = async () => {
      const reach = await probeRange(mediaUrl, ending.signal)
      if (ending.signal.aborted) return
      if (reach.kind === 'reachable') readiness.tellFacts({ sawPartialContent: reach.isPartial })
      // A refusal says nothing about ranges; the server's own checks say what is wrong.
      else if (reach.kind === 'refused') readiness.tellFacts({ sawPartialContent: null })
    }
    void ask()
    return () => ending.abort()
  }, [readiness, mediaUrl, dataUpdatedAt])
}
