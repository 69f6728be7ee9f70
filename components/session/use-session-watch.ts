import { useQueryClient } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { wayOut } from '@/lib/auth/page-session'
import { fetchMe } from '@/lib/browser/api/session'
import { askAnew } from '@/lib/browser/session/ask-anew'
import { onLetIn, onSessionDoubted, pageSession } from '@/lib/browser/session/page-session'
import { onSessionChanged } from '@/lib/browser/session/session-news'

/**
 * Finds out whether the page is still its person's: when the server refused something, when another page told that
 * somebody signed in or out, and when somebody looks at it who was locked out. Let in again, it asks for what it missed.
 */
export function useSessionWatch(): void {
  const client = useQueryClient()
  useEffect(() => {
    const { signal, ask, end } = createAsking()
    onSessionDoubted(ask, signal)
    onSessionChanged(ask, signal)
    window.addEventListener('focus', () => pageSession.getState().lock !== null && ask(), { signal })
    onLetIn(() => askAnew(client), signal)
    return end
  }, [client])
}

/** Asks who is signed in, once at a time; the page is told by the asking itself. */
function createAsking() {
  const ending = new AbortController()
  let isAsking = false
  const ask = async () => {
    if (isAsking) return
    isAsking = true
    await fetchMe(ending.signal).catch(() => {})
    isAsking = false
  }
  return { signal: ending.signal, ask: () => void ask(), end: () => ending.abort() }
}

/** Leaves a page that its person is locked out of for one where they are not, but never where somebody labels. */
export function useWayOut(): void {
  const session = useStore(pageSession)
  const path = usePathname()
  useEffect(() => {
    const way = wayOut(session, path, path + window.location.search)
    if (way !== null) window.location.assign(way)
  }, [session, path])
}
