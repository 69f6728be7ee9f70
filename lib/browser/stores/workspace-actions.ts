import type { Label } from '@/lib/labels/schema'
import type { Frame } from '@/lib/time/frame'
import { frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'
import { labelName, spanWords } from '@/lib/workspace/apply-label'
import { describeEdit } from '@/lib/workspace/describe-edit'
import { type SegmentContent, visibleSegments } from '@/lib/workspace/document'
import type { Command } from '@/lib/workspace/edit'
import { IDLE_SESSION, type LabelingAction, type LabelingStep } from '@/lib/workspace/labeling'
import type { KeyAction } from '@/lib/workspace/labeling-keys'
import { nextLabeling } from '@/lib/workspace/next-labeling'
import { seenFrame } from '@/lib/workspace/reaction-time'
import { labelingSettings } from './labeling-settings'
import type { PlayerStore } from './player-state'
import { newClientId } from './workspace-client-id'
import { createLoopActions } from './workspace-loop'
import type { SessionStore } from './workspace-session-store'
import type { TurnedBack, WorkspaceStore } from './workspace-store'

/** Everything an annotator can do to segments, whether by key, by click or by dragging: one way each. */
export type WorkspaceActions = {
  readonly perform: (action: KeyAction) => void
  /** Selects a segment, or nothing (null); `seek` shows its first frame, too. */
  readonly select: (segmentId: string | null, options?: { readonly seek: boolean }) => void
  readonly change: (segmentId: string, changes: Partial<SegmentContent>) => void
  readonly remove: (segmentId: string) => void
  /** Marks a span for the next label. */
  readonly mark: (span: FrameSpan) => void
  readonly seek: (target: number) => void
}

type Parts = {
  readonly document: WorkspaceStore
  readonly session: SessionStore
  readonly player: PlayerStore
  readonly labels: readonly Label[]
}

/** The frame that is on screen, or will be in a moment: a key pressed while a seek runs means where it leads. */
const playheadOf = (player: PlayerStore): Frame => player.getState().targetFrame ?? player.getState().frame

/** How fast it runs now, in times normal speed; negative backwards, 0 standing still. */
function rateOf(player: PlayerStore): number {
  const { phase, rate, backwardSpeed } = player.getState()
  if (backwardSpeed !== null) return -backwardSpeed
  return phase === 'playing' ? rate : 0
}

/** What is done on seeing something while it plays: the frame that is meant is a moment ago. */
const LIVE: ReadonlySet<LabelingAction['type']> = new Set(['label', 'label-released', 'in-point', 'out-point'])

function turnedBackWords(direction: 'undo' | 'redo', outcome: TurnedBack, words: string): string {
  const done = direction === 'undo' ? 'undone' : 'redone'
  if (outcome === 'nothing') return 'The segments are not here yet: try again in a moment'
  if (outcome === 'overtaken') return `Not ${done}, as it was changed elsewhere since: ${words}`
  return `${direction === 'undo' ? 'Undone' : 'Redone'}: ${words}`
}

export function createWorkspaceActions({ document, session, player, labels }: Parts): WorkspaceActions {
  const visible = () => visibleSegments(document.getState().workspace.segments)
  const seek = (target: number) => player.getState().seekToFrame(target, 'jump')

  /** The past is looked at and not edited. */
  const run = (commands: readonly Command[]): boolean => {
    const { revision } = session.getState()
    if (revision === null) document.run(commands)
    else session.announce(`Nothing changed: you are looking at edit ${revision.sequence}. Esc leads back to now`)
    return revision === null
  }

  const take = (step: LabelingStep) => {
    if (step.commands.length > 0 && !run(step.commands)) return
    session.setState({ labeling: step.session })
    if (step.seekTo !== undefined) seek(step.seekTo)
    session.announce(step.message)
  }

  const label = (action: LabelingAction) => {
    const { reactionMs, severalAtOnce } = labelingSettings.getState()
    const rate = rateOf(player)
    const isLive = LIVE.has(action.type)
    const playhead = seenFrame(player.getState().index, playheadOf(player), isLive ? rate : 0, reactionMs)
    const context = { playhead, segments: visible(), labels, newId: newClientId, severalAtOnce, isPlaying: rate !== 0 }
    take(nextLabeling(session.getState().labeling, action, context))
  }

  const turnBack = (direction: 'undo' | 'redo') => {
    if (session.getState().revision !== null && !run([])) return
    const { history, segments } = document.getState().workspace
    const edit = (direction === 'undo' ? history.past : history.future).at(-1)
    if (edit === undefined) return session.announce(direction === 'undo' ? 'Nothing to undo' : 'Nothing to redo')
    const words = describeEdit(edit, segments, labels)
    session.announce(turnedBackWords(direction, document[direction](), words))
  }

  const leavePast = () => {
    if (session.getState().revision === null) return false
    session.setState({ revision: null })
    session.announce('Back to now')
    return true
  }

  const loop = createLoopActions({ session, player, visible })

  const perform = (action: KeyAction) => {
    switch (action.type) {
      case 'undo':
      case 'redo':
        return turnBack(action.type)
      case 'go-to-frame':
      case 'shortcut-sheet':
      case 'reaction-exercise':
        return session.setState({ dialog: action.type, opener: window.document.activeElement })
      case 'loop':
        return loop.toggle()
      case 'clear':
        return loop.end() || leavePast() || label(action)
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
      if (!run([{ type: 'change', segmentId, changes }])) return
      const segment = document.getState().workspace.segments.get(segmentId)
      if (segment !== undefined) session.announce(`${labelName(labels, segment.labelId)}: ${spanWords(segment)}`)
    },
    remove: (segmentId) => {
      session.setState(({ labeling }) => ({ labeling: { ...labeling, selectedIds: [segmentId] } }))
      label({ type: 'delete' })
    },
    mark: ({ start, end }) => {
      const { running } = session.getState().labeling
      const last = frame(end - 1)
      session.setState({ labeling: { ...IDLE_SESSION, running, inPoint: start, outPoint: last } })
      session.announce(`Frames ${start} to ${last} marked: press a label key`)
    },
    seek,
  }
}
