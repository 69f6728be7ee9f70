import type { Label } from '@/lib/labels/schema'
import type { Frame } from '@/lib/time/frame'
import { frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'
import { labelName, spanWords } from '@/lib/workspace/apply-label'
import { describeEdit } from '@/lib/workspace/describe-edit'
import { type SegmentContent, visibleSegments } from '@/lib/workspace/document'
import { IDLE_SESSION, type LabelingAction, type LabelingStep } from '@/lib/workspace/labeling'
import type { KeyAction } from '@/lib/workspace/labeling-keys'
import { nextLabeling } from '@/lib/workspace/next-labeling'
import type { PlayerStore } from './player-state'
import { newClientId } from './workspace-client-id'
import type { OpenMicroscope } from './workspace-context'
import { createLoopActions } from './workspace-loop'
import type { SessionStore } from './workspace-session-store'
import type { WorkspaceStore } from './workspace-store'

/** Everything an annotator can do to segments, whether by key, by click or by dragging: one way each. */
export type WorkspaceActions = {
  readonly perform: (action: KeyAction) => void
  /** Selects a segment, or nothing (null); `seek` shows its first frame, too. */
  readonly select: (segmentId: string | null, options?: { readonly seek: boolean }) => void
  readonly change: (segmentId: string, changes: Partial<SegmentContent>) => void
  readonly remove: (segmentId: string) => void
  /** Marks a span for the next label, or makes the segment if a label is waiting for its end. */
  readonly mark: (span: FrameSpan) => void
  readonly seek: (target: number) => void
}

type Parts = {
  readonly document: WorkspaceStore
  readonly session: SessionStore
  readonly player: PlayerStore
  readonly labels: readonly Label[]
  readonly microscope: Pick<OpenMicroscope, 'actions' | 'walk'>
}

/** The frame that is on screen, or will be in a moment: a key pressed while a seek runs means where it leads. */
const playheadOf = (player: PlayerStore): Frame => player.getState().targetFrame ?? player.getState().frame

export function createWorkspaceActions({ document, session, player, labels, microscope }: Parts): WorkspaceActions {
  const visible = () => visibleSegments(document.getState().workspace.segments)
  const seek = (target: number) => player.getState().seekToFrame(target, 'jump')

  const take = (step: LabelingStep) => {
    session.setState({ labeling: step.session })
    if (step.commands.length > 0) document.run(step.commands)
    if (step.seekTo !== undefined) seek(step.seekTo)
    session.announce(step.message)
  }

  const label = (action: LabelingAction) => {
    const context = { playhead: playheadOf(player), segments: visible(), labels, newId: newClientId }
    take(nextLabeling(session.getState().labeling, action, context))
  }

  const turnBack = (direction: 'undo' | 'redo') => {
    const { history, segments } = document.getState().workspace
    const edit = (direction === 'undo' ? history.past : history.future).at(-1)
    if (edit === undefined) return session.announce(direction === 'undo' ? 'Nothing to undo' : 'Nothing to redo')
    const words = describeEdit(edit, segments, labels)
    document[direction]()
    session.announce(`${direction === 'undo' ? 'Undone' : 'Redone'}: ${words}`)
  }

  const loop = createLoopActions({ session, player, visible })

  const perform = (action: KeyAction) => {
    switch (action.type) {
      case 'undo':
      case 'redo':
        return turnBack(action.type)
      case 'go-to-frame':
      case 'shortcut-sheet':
        return session.setState({ dialog: action.type, opener: window.document.activeElement })
      case 'loop':
        return loop.toggle()
      case 'microscope':
        return microscope.actions.toggle()
      case 'verify':
        return microscope.walk.begin({ kind: 'unverified' })
      case 'clear':
        return loop.end() || label(action)
      default:
        return label(action)
    }
  }

  return {
    perform,
    select: (segmentId, options) => {
      session.setState(({ labeling }) => ({
        labeling: { ...labeling, selectedIds: segmentId === null ? [] : [segmentId] },
      }))
      const segment = segmentId === null ? undefined : document.getState().workspace.segments.get(segmentId)
      if (segment !== undefined && options?.seek === true) seek(segment.startFrame)
    },
    change: (segmentId, changes) => {
      document.run([{ type: 'change', segmentId, changes }])
      const segment = document.getState().workspace.segments.get(segmentId)
      if (segment !== undefined) session.announce(`${labelName(labels, segment.labelId)}: ${spanWords(segment)}`)
    },
    remove: (segmentId) => {
      session.setState(({ labeling }) => ({ labeling: { ...labeling, selectedIds: [segmentId] } }))
      label({ type: 'delete' })
    },
    mark: ({ start, end }) => {
      const { labeling } = session.getState()
      const last = frame(end - 1)
      if (labeling.armedLabelId !== null) {
        const context = { playhead: last, segments: visible(), labels, newId: newClientId }
        return take(nextLabeling({ ...labeling, inPoint: start }, { type: 'out-point' }, context))
      }
      session.setState({ labeling: { ...IDLE_SESSION, inPoint: start, outPoint: last } })
      session.announce(`Frames ${start} to ${last} marked: press a label key`)
    },
    seek,
  }
}
