import { useEffect, useState } from 'react'
import { acquireWorkspaceStore, sendLeftBehind } from '@/lib/browser/stores/workspace-registry'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'

/** The document of `videoId` while the component lives; null until it is open, which takes one render. */
export function useDocumentStore(videoId: string): WorkspaceStore | null {
  const [store, setStore] = useState<WorkspaceStore | null>(null)
  useEffect(() => {
    const document = acquireWorkspaceStore(videoId)
    setStore(document.store)
    void sendLeftBehind()
    // React ends a parent's effects before its children's, and these may have something typed to hand over still.
    return () => queueMicrotask(document.release)
  }, [videoId])
  return store
}
