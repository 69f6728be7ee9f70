import type { Label } from '@/lib/labels/schema'
import { type Command, labelGivenBy } from '@/lib/workspace/edit'
import { isLockedIn } from '@/lib/workspace/segment-view'
import { labelName } from '@/lib/workspace/segment-words'
import { lockedWords } from '@/lib/workspace/selected-segments'
import type { SegmentViewStore } from './segment-view-store'
import type { SessionStore } from './workspace-session-store'
import type { WorkspaceStore } from './workspace-store'

/**
 * Carries `commands` out as one edit; or says why not, does nothing, and gives false. The one way from a wish to the
 * document, whatever it came from: the past is looked at and not edited, what is locked takes no edit, and a locked label no
 * segment that is new to it; nothing of somebody else’s work is edited. Without commands it only says whether the present is
 * looked at.
 */
export type EditDocument = (commands: readonly Command[]) => boolean

export function createEditDocument(parts: {
  readonly document: WorkspaceStore
  readonly session: SessionStore
  readonly view: SegmentViewStore
  readonly labels: readonly Label[]
}): EditDocument {
  const { document, session, view, labels } = parts
  const whyNot = (commands: readonly Command[]): string | null => {
    const { revision, readOnly } = session.getState()
    if (revision !== null) {
      return `Nothing changed: you are looking at edit ${revision.sequence}. Esc leads back to now`
    }
    if (readOnly !== null && commands.length > 0) return readOnly
    const { segments } = document.getState().workspace
    const lockedLabelIds = new Set(view.getState().lockedLabelIds)
    for (const command of commands) {
      const segment = command.type === 'create' ? undefined : segments.get(command.segmentId)
      if (segment !== undefined && isLockedIn(view.getState(), segment)) return lockedWords(segment, { labels })
      const labelId = labelGivenBy(command)
      if (labelId !== undefined && lockedLabelIds.has(labelId)) {
        return `All of ${labelName(labels, labelId)} is locked, and takes no new segment: unlock the label first`
      }
    }
    return null
  }
  return (commands) => {
    const why = whyNot(commands)
    if (why !== null) {
      session.announce(why)
      return false
    }
    if (commands.length > 0) document.run(commands)
    return true
  }
}
