import type { PointerEvent } from 'react'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import { isLockedIn } from '@/lib/workspace/segment-view'
import { handOf, hitAt, type Surface } from './gesture-surface'

const CURSOR = { edge: 'ew-resize', body: 'grab', empty: 'crosshair' } as const

/** What the pointer looks like over the lanes: what pressing there would do. */
export function cursorOver(surface: Surface, workspace: OpenWorkspace, event: PointerEvent): string {
  const { isLabeling, revision } = workspace.session.getState()
  if (!isLabeling || revision !== null) return 'pointer'
  const { hit, segment } = hitAt(surface, workspace, event, handOf(event).reach)
  const isLocked = segment !== undefined && isLockedIn(workspace.view.getState(), segment)
  return isLocked ? 'not-allowed' : CURSOR[hit.kind]
}
