import type { Label } from '@/lib/labels/schema'
import { clampFrame, type Frame } from '@/lib/time/frame'
import { boundaryAt, frameOfEdge } from '@/lib/workspace/boundary-strip'
import type { DocumentSegment } from '@/lib/workspace/document'
import { edgeWords, placeWords } from '@/lib/workspace/edge-words'
import { primaryId } from '@/lib/workspace/labeling'
import { shownSegments } from '@/lib/workspace/segment-view'
import { labelName } from '@/lib/workspace/segment-words'
import { type BoundaryField, moveBoundary } from '@/lib/workspace/shared-boundaries'
import type { VerifyEdge } from '@/lib/workspace/verify-edges'
import type { EditDocument } from './edit-document'
import { edgesOf, type LookedAt, lookedAt, type MicroscopeStore } from './microscope-store'
import type { PlayerStore } from './player-state'
import type { SegmentViewStore } from './segment-view-store'
import type { SessionStore } from './workspace-session-store'
import type { WorkspaceStore } from './workspace-store'

/** What can be done at the microscope, whether by key or by click: one way each, answered with words. */
export type MicroscopeActions = {
  /** Opens it at the selected segment, else at the boundary nearest to the playhead; closes it. */
  readonly toggle: () => void
  readonly close: () => void
  readonly switchEdge: () => void
  /** To the next boundary of the video (1) or the one before (-1), whose segment is selected. */
  readonly beside: (direction: 1 | -1) => void
  /** Points at another frame, which the player shows, too. */
  readonly point: (delta: number) => void
  /**
   * Makes `chosen` the first frame of what starts here, and the last one before it that of what ends; `alone` leaves what
   * touches the selected segment where it is. One edit.
   */
  readonly choose: (chosen: Frame, bond?: BoundaryField['bond']) => void
  /** Moves the boundary `delta` frames. */
  readonly nudge: (delta: number) => void
  /** What is in the microscope now. */
  readonly look: () => LookedAt | null
  /** Selects what is in the microscope, and shows its frame in the player. */
  readonly show: () => void
  readonly focus: () => void
}

export type MicroscopeParts = {
  readonly document: WorkspaceStore
  readonly session: SessionStore
  readonly player: PlayerStore
  /** What is hidden. */
  readonly view: SegmentViewStore
  readonly labels: readonly Label[]
  readonly microscope: MicroscopeStore
  readonly edit: EditDocument
}

export function createMicroscopeActions(parts: MicroscopeParts): MicroscopeActions {
  const { document, session, player, view, labels, microscope, edit } = parts
  const segments = () => document.getState().workspace.segments
  const edges = () => edgesOf(segments(), view.getState(), labels)
  const selectedId = () => primaryId(session.getState().labeling)
  const look = () => lookedAt(microscope.getState(), selectedId(), edges(), segments())
  const pointIds = new Set(labels.flatMap(({ id, kind }) => (kind === 'point' ? [id] : [])))
  const isPoint = ({ labelId }: DocumentSegment) => pointIds.has(labelId)
  const playhead = () => player.getState().targetFrame ?? player.getState().frame
  const focus = () => microscope.setState(({ focusAsk }) => ({ focusAsk: focusAsk + 1 }))

  const select = (segmentId: string) =>
    session.setState(({ labeling }) =>
      primaryId(labeling) === segmentId ? {} : { labeling: { ...labeling, selectedIds: [segmentId] } },
    )

  /** The player shows the frame big, standing still. */
  const showFrame = (at: Frame, kind: 'jump' | 'step') => {
    const { wantsToPlay, backwardSpeed, pause, seekToFrame } = player.getState()
    if (wantsToPlay || backwardSpeed !== null) pause()
    if (playhead() !== at) seekToFrame(at, kind)
  }

  const show = () => {
    const seen = look()
    if (seen === null) return
    select(seen.segment.id)
    showFrame(frameOfEdge(seen.from.edge, seen.edge.at), 'jump')
  }

  const sayWhere = () => {
    const seen = look()
    if (seen === null) return
    session.announce(`${edgeWords(seen.edge, segments(), labels)}: ${placeWords(seen.from.edge, seen.edge.at)}`)
  }

  const goTo = (edge: VerifyEdge) => {
    const [first] = edge.parts
    if (first === undefined) return
    select(first.segmentId)
    microscope.setState({ edge: first.edge, cursor: null })
    show()
    sayWhere()
  }

  const nearest = (): VerifyEdge | undefined => {
    const own = selectedId()
    const all = edges()
    const ofSelected = all.filter((edge) => edge.parts.some(({ segmentId }) => segmentId === own))
    const distance = ({ at }: VerifyEdge) => Math.abs(at - playhead())
    return (ofSelected.length > 0 ? ofSelected : [...all]).sort((a, b) => distance(a) - distance(b))[0]
  }

  const open = () => {
    const edge = nearest()
    if (edge === undefined) return session.announce('No segment yet: there is no boundary to look at')
    const own = edge.parts.find(({ segmentId }) => segmentId === selectedId()) ?? edge.parts[0]
    if (own === undefined) return
    select(own.segmentId)
    microscope.setState({ isOpen: true, walk: null, edge: own.edge, cursor: null })
    focus()
    show()
    sayWhere()
  }

  const close = () => microscope.setState({ isOpen: false, walk: null, cursor: null })

  const move = (seen: LookedAt, to: number, bond: BoundaryField['bond']): boolean => {
    if (!session.getState().isLabeling) {
      session.announce('Nothing was moved: press Start labeling first')
      return false
    }
    const { frameCount } = player.getState()
    const field: BoundaryField = { frameCount, bond: 'alone', isPoint, isLocked: () => false }
    const ends = bond === 'shared' ? seen.edge.parts : [seen.from]
    const moved = moveBoundary(shownSegments(segments(), view.getState()), ends, to, field)
    if (!moved.ok) {
      session.announce(`${labelName(labels, moved.error.segment.labelId)} is locked: nothing was moved`)
      return false
    }
    if (moved.value.length === 0) {
      session.announce('It cannot be moved further: a segment keeps at least one frame, inside the video')
      return false
    }
    if (!edit(moved.value)) return false
    microscope.setState({ cursor: null })
    return true
  }

  /** What is there after a move, big in the player, and said. */
  const tellMoved = (before: LookedAt, wanted: number) => {
    const seen = look()
    if (seen === null) return
    showFrame(frameOfEdge(seen.from.edge, seen.edge.at), 'step')
    const others = seen.edge.parts.length > 1 && before.edge.parts.length > 1 ? ', together with what touches it' : ''
    const stopped = seen.edge.at === wanted ? '' : '. It cannot go further: a segment keeps at least one frame'
    const name = labelName(labels, seen.segment.labelId)
    session.announce(`${name}: ${placeWords(seen.from.edge, seen.edge.at)}${others}${stopped}`)
  }

  const moveTo = (seen: LookedAt, to: number, bond: BoundaryField['bond']) => {
    if (move(seen, to, bond)) tellMoved(seen, to)
  }

  return {
    toggle: () => (microscope.getState().isOpen ? close() : open()),
    close,
    look,
    show,
    focus,
    switchEdge: () => {
      const seen = look()
      if (seen === null || microscope.getState().walk !== null) return
      if (isPoint(seen.segment)) return session.announce('A point marks one frame: it has no end of its own')
      microscope.setState({ edge: seen.from.edge === 'start' ? 'end' : 'start', cursor: null })
      show()
      sayWhere()
    },
    beside: (direction) => {
      const all = edges()
      const at = all.findIndex(({ id }) => id === look()?.edge.id)
      const next = all[at + direction]
      if (next === undefined) {
        return session.announce(direction === 1 ? 'This is the last boundary' : 'This is the first boundary')
      }
      goTo(next)
    },
    point: (delta) => {
      const seen = look()
      if (seen === null) return
      const from = microscope.getState().cursor ?? frameOfEdge(seen.from.edge, seen.edge.at)
      const cursor = clampFrame(from + delta, player.getState().frameCount)
      microscope.setState({ cursor })
      showFrame(cursor, 'step')
    },
    choose: (chosen, bond = 'shared') => {
      const seen = look()
      if (seen === null) return
      const to = boundaryAt(seen.from.edge, chosen)
      if (to === seen.edge.at) {
        microscope.setState({ cursor: null })
        showFrame(chosen, 'step')
        return sayWhere()
      }
      moveTo(seen, to, bond)
    },
    nudge: (delta) => {
      const seen = look()
      if (seen !== null) moveTo(seen, seen.edge.at + delta, 'shared')
    },
  }
}
