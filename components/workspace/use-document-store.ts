import { useEffect, useState } from 'react'
import { usePagePerson } from '@/lib/browser/session/use-page-person'
import { acquireWorkspaceStore, sendLeftBehind } from '@/lib/browser/stores/workspace-registry'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'

/**
 * The document of whose page this is on `videoId`, while the component lives; null until it is known who they are and the
 * document is open.
 */
export function useDocumentStore(videoId: string): WorkspaceStore | null {
  const person = usePagePerson()
  const [store, setStore] = useState<WorkspaceStore | null>(null)
  useEffect(() => {
    if (person === null) return
    const document = acquireWorkspaceStore(person, videoId)
    setStore(document.store)
    void sendLeftBehind(person)
    // React ends a parent's effects before its children's, and these may have something typed to hand over still.
    return () => queueMicrotask(document.release)
  }, [person, videoId])
  return store
}
