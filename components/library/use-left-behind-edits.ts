import { useEffect } from 'react'
import { usePagePerson } from '@/lib/browser/session/use-page-person'
import { sendLeftBehind } from '@/lib/browser/stores/workspace-registry'

/** Sends edits that an earlier page kept and could not send, of every video, also if nobody opens that video again. */
export function useLeftBehindEdits(): void {
  const person = usePagePerson()
  useEffect(() => {
    if (person !== null) void sendLeftBehind(person)
  }, [person])
}
