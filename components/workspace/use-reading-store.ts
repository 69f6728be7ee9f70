import { useEffect, useState } from 'react'
import { openReadingStore } from '@/lib/browser/stores/reading-store'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'

/** The work of somebody else while the component lives; null until it is open, which takes one render. */
export function useReadingStore(videoId: string, documentId: string): WorkspaceStore | null {
  const [store, setStore] = useState<WorkspaceStore | null>(null)
  useEffect(() => {
    const opened = openReadingStore(videoId, documentId)
    setStore(opened)
    return opened.dispose
  }, [videoId, documentId])
  return store
}
