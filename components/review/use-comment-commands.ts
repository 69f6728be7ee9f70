import { useEffect } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { CommentPlace } from '@/lib/browser/stores/workspace-session-store'
import { primaryId } from '@/lib/workspace/labeling'

/** Begins a comment on what is selected, else on the frame on screen. */
export function useBeginComment(): () => void {
  const { session, document } = useWorkspaceHandle()
  const player = usePlayerHandle()
  return () => {
    const { targetFrame, frame } = player.getState()
    const id = primaryId(session.getState().labeling)
    const segment = id === null ? undefined : document.getState().workspace.segments.get(id)
    const commentAt: CommentPlace =
      segment === undefined || segment.deleted
        ? { frame: targetFrame ?? frame, segmentId: null }
        : { frame: segment.startFrame, segmentId: segment.id }
    session.setState({ sidePanel: 'comments', revision: null, commentAt })
  }
}

/** Shows the comments, or what was there before. */
export function useToggleComments(): () => void {
  const { session } = useWorkspaceHandle()
  return () =>
    session.setState(({ sidePanel }) => ({
      sidePanel: sidePanel === 'comments' ? 'labeling' : 'comments',
      revision: null,
    }))
}

/** Offers the commands of comments. */
export function CommentCommands() {
  const { commands } = useWorkspaceHandle()
  const begin = useBeginComment()
  const toggle = useToggleComments()
  useEffect(() => commands.offer({ 'comments.write': begin, 'comments.panel': toggle }), [commands, begin, toggle])
  return null
}
