'use client'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type LiveStatus, liveStatus } from '@/lib/jobs/live-link'
import { invariant } from '@/lib/result/invariant'
import { createLiveUpdates, type LiveUpdates } from './live-updates'

const LiveContext = createContext<LiveUpdates | null>(null)

type Props = {
  /** Whether there is anybody to be told: nobody is, where somebody signs in. */
  readonly isOn: boolean
  readonly children: ReactNode
}

/** Keeps what the page shows as the server is, for as long as it is open. */
export function LiveProvider({ isOn, children }: Props) {
  const client = useQueryClient()
  const [updates] = useState(() => createLiveUpdates(client))
  useEffect(() => (isOn ? updates.start() : undefined), [updates, isOn])
  return <LiveContext value={updates}>{children}</LiveContext>
}

/** How the page keeps up with the server. */
export function useLiveStatus(): LiveStatus {
  const updates = useContext(LiveContext)
  invariant(updates !== null, 'a page that shows live updates stands inside a LiveProvider')
  return useStore(updates.link, liveStatus)
}
