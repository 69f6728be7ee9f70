import type { Label } from '@/lib/labels/schema'
import type { Frame } from '@/lib/time/frame'
import { frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'
import { describeEdit } from '@/lib/workspace/describe-edit'
import type { SegmentContent } from '@/lib/workspace/document'
import { IDLE_SESSION, type LabelingAction, type LabelingContext, type LabelingStep } from '@/lib/workspace/labeling'
import type { KeyAction } from '@/lib/workspace/labeling-keys'
import { nextLabeling } from '@/lib/workspace/next-labeling'
import { seenFrame } from '@/lib/workspace/reaction-time'
import { isHiddenIn, isLockedIn, type ViewAction } from '@/lib/workspace/segment-view'
import { labelName, spanWords } from '@/lib/workspace/segment-words'
import { lockedWords } from '@/lib/workspace/selected-segments'
import { turnBackFlaw } from '@/lib/workspace/turn-back-flaw'
import type { EditDocument } from './edit-document'
import { labelingSettings } from './labeling-settings'
import { playerSettings } from './player-settings'
import type { PlayerStore } from './player-state'
import type { SegmentViewStore } from './segment-view-store'
import { newClientId } from './workspace-client-id'
import type { OpenMicroscope } from './workspace-context'
import { createLoopActions } from './workspace-loop'
import type { SessionStore } from './workspace-session-store'
import type { TurnedBack, WorkspaceStore } from './workspace-store'
import { createViewActions, segmentsShown } from './workspace-view-actions'

/** Everything an annotator can do to segments, whether by key, by click or by dragging: one way each. */
export type WorkspaceActions = {
  readonly perform: (action: KeyAction) => void
  /**
   * Selects a segment, or nothing (null). `seek` shows its first frame, too; `isAdding` keeps what is selected, and lets
   * go of the segment where it is selected already.
   */
  readonly select: (segmentId: string | null, options?: { readonly seek: boolean; readonly isAdding?: boolean }) => void
  readonly change: (segmentId: string, changes: Partial<SegmentContent>) => void
  readonly remove: (segmentId: string) => void
  /** Marks a span for the next label. */
  readonly mark: (span: FrameSpan) => void
  readonly seek: (target: number) => void
  /** Whether the segment refuses edits: by itself or by its label. */
  readonly isLocked: (segmentId: string) => boolean
  /** Locks, hides, or takes it back. */
  readonly view: (action: ViewAction) => void
}

type Parts = {
  readonly document: WorkspaceStore
  readonly session: SessionStore
  readonly player: PlayerStore
  readonly view: SegmentViewStore
  readonly labels: readonly Label[]
  /** Every edit goes this way. */
  readonly edit: EditDocument
  readonly microscope: Pick<OpenMicroscope, 'actions' | 'walk'>
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

/** What reaches the document by another way than an edit, only begins one, or looks at the present: not done in the past. */
const OF_THE_PRESENT: ReadonlySet<KeyAction['type']> = new Set([
  'label',
  'in-point',
  'out-point',
  'fill-gap',
  'from-previous',
  'undo',
  'redo',
  'microscope',
  'verify',
])

const NO_FILES = 'Somebody else’s work is reviewed here: files are exchanged where one’s own is labeled'

const BACK_TO_WORK = { sidePanel: 'labeling', revision: null } as const

function turnedBackWords(direction: 'undo' | 'redo', outcome: TurnedBack, words: string): string {
  const done = direction === 'undo' ? 'undone' : 'redone'
  if (outcome === 'nothing') return 'The segments are not here yet: try again in a moment'
  if (outcome === 'overtaken') return `Not ${done}, as it was changed elsewhere since: ${words}`
  return `${direction === 'undo' ? 'Undone' : 'Redone'}: ${words}`
}

export function createWorkspaceActions(parts: Parts): WorkspaceActions {
  const { document, session, player, view, labels, microscope, edit } = parts
  /** What is on screen: keys go about in the past while that is looked at. */
  const visible = () => session.getState().revision?.segments ?? segmentsShown(document, view)
  const segmentOf = (id: string) => document.getState().workspace.segments.get(id)
  const isLocked = (id: string) => {
    const segment = segmentOf(id)
    return segment !== undefined && isLockedIn(view.getState(), segment)
  }
  const viewing = createViewActions({ document, session, view, labels })
  const seek = (target: number) => player.getState().seekToFrame(target, 'jump')

  const take = (step: LabelingStep) => {
    if (step.commands.length > 0 && !edit(step.commands)) return
    session.setState({ labeling: step.session })
    viewing.showMade(step.commands)
    if (step.seekTo !== undefined) seek(step.seekTo)
    session.announce(step.message)
  }

  const context = (action: LabelingAction): LabelingContext => {
    const { reactionMs, severalAtOnce } = labelingSettings.getState()
    const rate = rateOf(player)
    const { index, frameCount } = player.getState()
    return {
      playhead: seenFrame(index, playheadOf(player), LIVE.has(action.type) ? rate : 0, reactionMs),
      frameCount,
      stepFrames: playerSettings.getState().stepFrames,
      isLocked,
      segments: visible(),
      labels,
      newId: newClientId,
      severalAtOnce,
      isPlaying: rate !== 0,
    }
  }

  const label = (action: LabelingAction) => take(nextLabeling(session.getState().labeling, action, context(action)))

  const turnBack = (direction: 'undo' | 'redo') => {
    const { history, segments } = document.getState().workspace
    const newest = (direction === 'undo' ? history.past : history.future).at(-1)
    if (newest === undefined) return session.announce(direction === 'undo' ? 'Nothing to undo' : 'Nothing to redo')
    const flaw = turnBackFlaw(newest, direction, segments, { labels, isLocked })
    if (flaw !== null) return session.announce(`Not ${direction === 'undo' ? 'undone' : 'redone'}. ${flaw}`)
    const words = describeEdit(newest, segments, labels)
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
    // Said by the one way to the document.
    if (OF_THE_PRESENT.has(action.type) && !edit([])) return
    switch (action.type) {
      case 'undo':
      case 'redo':
        return turnBack(action.type)
      case 'export-segments':
      case 'import-segments':
        if (session.getState().readOnly !== null) return session.announce(NO_FILES)
        return session.setState({ dialog: action.type, opener: window.document.activeElement })
      case 'go-to-frame':
      case 'shortcut-sheet':
      case 'reaction-exercise':
      case 'command-palette':
        return session.setState({ dialog: action.type, opener: window.document.activeElement })
      case 'history':
        return session.setState(({ sidePanel }) => (sidePanel === 'history' ? BACK_TO_WORK : { sidePanel: 'history' }))
      case 'lock-selected':
        return viewing.ofSelected('lock', action.of)
      case 'hide-selected':
        return viewing.ofSelected('hide', action.of)
      case 'show-all':
        return viewing.change(action)
      case 'loop':
        return loop.toggle()
      case 'microscope':
        return microscope.actions.toggle()
      case 'verify':
        return microscope.walk.begin({ kind: 'unverified' })
      case 'clear':
        return loop.end() || leavePast() || label(action)
      default:
        return label(action)
    }
  }

  return {
    perform,
    select: (segmentId, options) => {
      const segment = segmentId === null ? undefined : segmentOf(segmentId)
      if (segment !== undefined && isHiddenIn(view.getState(), segment)) {
        return session.announce(
          `${labelName(labels, segment.labelId)} is hidden: show it first, by its eye in the list`,
        )
      }
      session.setState(({ labeling }) => ({
        labeling: {
          ...labeling,
          selectedIds: options?.isAdding === true ? toggled(labeling.selectedIds, segmentId) : only(segmentId),
        },
      }))
      if (segment !== undefined && options?.seek === true) seek(segment.startFrame)
    },
    change: (segmentId, changes) => {
      const before = segmentOf(segmentId)
      if (before !== undefined && isLocked(segmentId)) return session.announce(lockedWords(before, { labels }))
      if (!edit([{ type: 'change', segmentId, changes }])) return
      const segment = segmentOf(segmentId)
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
    isLocked,
    view: viewing.change,
  }
}

const only = (segmentId: string | null): readonly string[] => (segmentId === null ? [] : [segmentId])

const toggled = (ids: readonly string[], id: string | null): readonly string[] =>
  id === null || ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]
