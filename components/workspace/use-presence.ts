import { useEffect, useState } from 'react'
import { createPresenceStore, type PresenceStore } from '@/lib/browser/presence/presence-store'

/** Says that somebody has `videoId` open here while the component lives; null until the page is in a browser. */
export function usePresence(videoId: string): PresenceStore | null {
  const [presence, setPresence] = useState<PresenceStore | null>(null)
  useEffect(() => {
    const store = createPresenceStore(videoId)
    setPresence(store)
    return store.start()
  }, [videoId])
  return presence
}
