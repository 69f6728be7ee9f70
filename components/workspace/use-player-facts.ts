import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { readinessQuery } from '@/lib/browser/queries/readiness'
import { usePlayer } from '@/lib/browser/stores/player-context'
import type { ReadinessStore } from '@/lib/browser/stores/readiness-store'

/** Tells `readiness` what the player found out, and asks the server again when the player gives up: it may know why. */
export function usePlayerFacts(videoId: string, readiness: ReadinessStore): void {
  const client = useQueryClient()
  const decoded = usePlayer((player) => player.decoded)
  const hasFailed = usePlayer((player) => player.failure !== null)
  useEffect(() => readiness.tellFacts({ decoded }), [readiness, decoded])
  useEffect(() => {
    if (hasFailed) void client.invalidateQueries({ queryKey: readinessQuery(videoId).queryKey })
  }, [client, videoId, hasFailed])
}
