import type { Label } from '@/lib/labels/schema'
import type { Command } from '@/lib/workspace/edit'
import { isLockedIn } from '@/lib/workspace/segment-view'
import { lockedWords } from '@/lib/workspace/selected-segments'
import type { SegmentViewStore } from './segment-view-store'
import type { SessionStore } from './workspace-session-store'
import type { WorkspaceStore } from './workspace-store'

/**
 * Carries `commands` out as one edit; or says why not, does nothing, and gives false. The one way from a wish to the
 * document, whatever it came from: the past is looked at and not edited, and what is locked takes no edit.
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
    const { revision } = session.getState()
    if (revision !== null) {
      return `Nothing changed: you are looking at edit ${revision.sequence}. Esc leads back to now`
    }
    const { segments } = document.getState().workspace
    for (const { type, segmentId } of commands) {
      const segment = type === 'create' ? undefined : segments.get(segmentId)
      if (segment !== undefined && isLockedIn(view.getState(), segment)) return lockedWords(segment, { labels })
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
