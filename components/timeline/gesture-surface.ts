import type { PointerEvent, RefObject } from 'react'
import { timelineSettings } from '@/lib/browser/stores/timeline-settings'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import type { Frame } from '@/lib/time/frame'
import type { Grab, Item, Modifiers, Place, RowLabel, Scene } from '@/lib/timeline/gesture'
import { type Hit, hitTest } from '@/lib/timeline/hit-test'
import type { Lanes } from '@/lib/timeline/lanes'
import { laneAtPixel } from '@/lib/timeline/rect-of'
import { toPosition, type Viewport } from '@/lib/timeline/viewport'
import type { DocumentSegment } from '@/lib/workspace/document'
import { primaryId } from '@/lib/workspace/labeling'
import { isLockedIn } from '@/lib/workspace/segment-view'
import { edgesTakenAlong } from '@/lib/workspace/shared-boundaries'

/** What gestures happen on. `segments` are those on screen: what is hidden is neither hit nor moved. */
export type Surface = {
  readonly viewport: Viewport
  readonly segments: readonly DocumentSegment[]
  readonly lanes: Lanes
  /** The element whose top left corner is that of the lanes. */
  readonly list: RefObject<HTMLElement | null>
  /** The label whose own lane is `y` pixels below the top of the lanes. */
  readonly labelAt?: (y: number) => string | null
}

/** A pointer, in pixels of the window. */
export type Pointer = { readonly clientX: number; readonly clientY: number }

/** How far a hand may tremble within a click, and how near to an edge it takes hold of it, in pixels. */
const MOUSE = { slop: 3, reach: 6 } as const
const FINGER = { slop: 8, reach: 16 } as const

export const handOf = ({ pointerType }: { readonly pointerType: string }) => (pointerType === 'touch' ? FINGER : MOUSE)

export const modifiersOf = ({
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<PointerEvent, 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>): Modifiers => ({
  shift: shiftKey,
  toggle: ctrlKey || metaKey,
  alt: altKey,
})

/** Where `pointer` is on the lanes. */
export function placeOf({ viewport, list }: Surface, { clientX, clientY }: Pointer): Place {
  const box = list.current?.getBoundingClientRect()
  return {
    x: clientX,
    y: clientY,
    position: toPosition(viewport, clientX - (box?.left ?? 0)),
    lane: laneAtPixel(clientY - (box?.top ?? 0)),
    framesPerPixel: viewport.framesPerPixel,
  }
}

/** What is under `pointer`, and its segment. A point has no edges: it marks one frame and can only be moved. */
export function hitAt(
  { viewport, segments, lanes, list }: Surface,
  { session, labels }: OpenWorkspace,
  { clientX, clientY }: Pointer,
  reach: number,
): { readonly hit: Hit; readonly segment: DocumentSegment | undefined } {
  const box = list.current?.getBoundingClientRect()
  const point = { x: clientX - (box?.left ?? 0), lane: laneAtPixel(clientY - (box?.top ?? 0)) }
  const hit = hitTest(viewport, segments, lanes, point, primaryId(session.getState().labeling), reach)
  if (hit.kind === 'empty') return { hit, segment: undefined }
  const segment = segments.find(({ id }) => id === hit.id)
  const hasEdges = segment !== undefined && !isPointIn({ labels })(segment)
  return { hit: hasEdges ? hit : { kind: 'body', id: hit.id }, segment }
}

/** What `pointer` would take hold of. */
export function grabAt(surface: Surface, workspace: OpenWorkspace, pointer: Pointer, reach: number): Grab {
  const { segments, list } = surface
  const { hit } = hitAt(surface, workspace, pointer, reach)
  if (hit.kind === 'empty') {
    const top = list.current?.getBoundingClientRect().top ?? 0
    return { kind: 'empty', label: rowLabelAt(surface, workspace, pointer.clientY - top) }
  }
  if (hit.kind === 'body') return hit
  const field = { isPoint: isPointIn(workspace) }
  const taken = edgesTakenAlong(segments, { segmentId: hit.id, edge: hit.edge }, field)
  return { ...hit, together: taken.map(({ segmentId, edge }) => ({ id: segmentId, edge })) }
}

/** What a gesture that begins now is decided from. `playhead` is the frame on screen. */
export function sceneOf(surface: Surface, { session, labels, index, view }: OpenWorkspace, playhead: Frame): Scene {
  const { segments, lanes } = surface
  const { labeling, isLabeling, revision } = session.getState()
  const isPoint = isPointIn({ labels })
  const items = segments.map(
    (segment): Item => ({
      id: segment.id,
      startFrame: segment.startFrame,
      endFrame: segment.endFrame,
      lane: lanes.laneOf.get(segment.id) ?? 0,
      isPoint: isPoint(segment),
      isLocked: isLockedIn(view.getState(), segment),
    }),
  )
  return {
    frameCount: index.frameCount,
    items,
    selectedIds: labeling.selectedIds,
    isLabeling: isLabeling && revision === null,
    isSnapping: timelineSettings.getState().snapping === 'on',
    snap: { playhead, marks: marksOf(labeling), keyframes: index.keyframes },
  }
}

/** Nothing is made of a label that is retired, locked or not on screen: there the hand marks frames. */
function rowLabelAt({ labelAt }: Surface, { labels, view }: OpenWorkspace, y: number): RowLabel | null {
  const label = labels.find(({ id, isRetired }) => id === labelAt?.(y) && !isRetired)
  const { lockedLabelIds, hiddenLabelIds } = view.getState()
  if (label === undefined || [...lockedLabelIds, ...hiddenLabelIds].includes(label.id)) return null
  return { id: label.id, isPoint: label.kind === 'point' }
}

function isPointIn({ labels }: Pick<OpenWorkspace, 'labels'>): (segment: DocumentSegment) => boolean {
  const points = new Set(labels.filter(({ kind }) => kind === 'point').map(({ id }) => id))
  return ({ labelId }) => points.has(labelId)
}

/** The boundaries of what is marked: before the in point and, where there is one, after the out point; in either order. */
function marksOf({ inPoint, outPoint }: { readonly inPoint: Frame | null; readonly outPoint: Frame | null }): number[] {
  if (inPoint === null) return []
  return outPoint === null ? [inPoint] : [Math.min(inPoint, outPoint), Math.max(inPoint, outPoint) + 1]
}
