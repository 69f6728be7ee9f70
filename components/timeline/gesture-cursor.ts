import type { PointerEvent } from 'react'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import { grabAt, handOf, type Surface } from './gesture-surface'

const CURSOR = { edge: 'ew-resize', body: 'grab', empty: 'crosshair' } as const

/** What the pointer looks like over the lanes: what pressing there would do. */
export function cursorOver(surface: Surface, workspace: OpenWorkspace, event: PointerEvent): string {
  const { isLabeling, revision } = workspace.session.getState()
  if (!isLabeling || revision !== null) return 'pointer'
  const grab = grabAt(surface, workspace, event, handOf(event).reach)
  const isLocked = grab.kind !== 'empty' && surface.isLocked?.(grab.id) === true
  return isLocked ? 'not-allowed' : CURSOR[grab.kind]
}
