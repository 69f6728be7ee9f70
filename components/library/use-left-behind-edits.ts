import { useEffect } from 'react'
import { sendLeftBehind } from '@/lib/browser/stores/workspace-registry'

/** Sends edits that an earlier page kept and could not send, of every video, also if nobody opens that video again. */
export function useLeftBehindEdits(): void {
  useEffect(() => void sendLeftBehind(), [])
}
