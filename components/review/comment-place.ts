import { useWorkspace, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { labelName } from '@/lib/workspace/segment-words'

/** What a place is called, and how to go there. */
export function useCommentPlace({ frame, segmentId }: { frame: number | null; segmentId: string | null }) {
  const { actions, labels } = useWorkspaceHandle()
  const segment = useWorkspace(({ workspace }) => (segmentId === null ? undefined : workspace.segments.get(segmentId)))
  const isThere = segment !== undefined && !segment.deleted
  const words = isThere
    ? `${labelName(labels, segment.labelId)}, frames ${segment.startFrame} to ${segment.endFrame - 1}`
    : frame === null
      ? 'the whole'
      : `Frame ${frame}`
  const go = () => {
    if (isThere) actions.select(segment.id)
    const target = frame ?? (isThere ? segment.startFrame : null)
    if (target !== null) actions.seek(target)
  }
  return { words, go }
}
