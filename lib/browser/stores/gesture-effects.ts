import { clampFrame, type Frame } from '@/lib/time/frame'
import type { GestureOutcome, GesturePreview } from '@/lib/timeline/gesture'
import { editOfChanged, editOfDrawn, type GestureEdit, refusalOf } from '@/lib/workspace/gesture-edit'
import type { PlayerStore } from './player-state'
import { newClientId } from './workspace-client-id'
import type { OpenWorkspace } from './workspace-context'

/** What a gesture on the timeline does to the page: to the selection, the player and, once it is done, the document. */
export type GestureEffects = {
  /** A gesture begins: what the player shows now is what a cancelled one puts back. */
  readonly begin: () => void
  /** Shows `preview`. A frame for which `canShow` is false is not shown: the player's timeline would turn its page under the hand. */
  readonly show: (preview: GesturePreview, canShow: (frame: Frame) => boolean) => void
  readonly finish: (outcome: GestureOutcome) => void
}

type Parts = Pick<OpenWorkspace, 'index' | 'labels' | 'document' | 'session' | 'edit' | 'actions'>

type Before = { readonly frame: Frame; readonly isPlaying: boolean }

export function createGestureEffects(workspace: Parts, player: PlayerStore): GestureEffects {
  const { document, session, edit, actions, labels } = workspace
  let before: Before | null = null
  let shown: Frame | null = null

  const select = (selectedIds: readonly string[]) => {
    const { labeling } = session.getState()
    if (labeling.selectedIds !== selectedIds) session.setState({ labeling: { ...labeling, selectedIds } })
  }

  /** Whoever drags looks at the edge: a video that was playing stands still. */
  const scrubTo = (target: Frame) => {
    if (target === shown) return
    const { wantsToPlay, backwardSpeed, pause, seekToFrame } = player.getState()
    if (shown === null && (wantsToPlay || backwardSpeed !== null)) pause()
    shown = target
    seekToFrame(target, 'scrub')
  }

  const putBack = () => {
    if (shown === null || before === null) return
    actions.seek(before.frame)
    if (before.isPlaying) player.getState().play()
  }

  const make = ({ commands, message }: GestureEdit) => {
    if (edit(commands)) session.announce(message)
  }

  const carryOut = (outcome: GestureOutcome) => {
    const { segments } = document.getState().workspace
    switch (outcome.kind) {
      case 'selected':
        select(outcome.selectedIds)
        if (outcome.selectedIds.length > 1) session.announce(`${outcome.selectedIds.length} segments selected`)
        if (outcome.seekTo !== null) actions.seek(outcome.seekTo)
        return
      case 'changed':
        select(outcome.selectedIds)
        make(editOfChanged(outcome, segments, labels))
        return actions.seek(outcome.showing)
      case 'drawn': {
        const { span, label, showing } = outcome
        const { labeling } = session.getState()
        if (label === null) actions.mark(span)
        else make(editOfDrawn(span, label.id, { session: labeling, labels, newId: newClientId }))
        return actions.seek(showing)
      }
      case 'sought':
        actions.seek(outcome.to)
        if (before?.isPlaying && outcome.to < player.getState().frameCount - 1) player.getState().play()
        return
      case 'refused':
        return session.announce(refusalOf(outcome, segments, labels))
      case 'cancelled':
        select(outcome.selectedIds)
        return putBack()
    }
  }

  return {
    begin: () => {
      const { frame, targetFrame, wantsToPlay } = player.getState()
      before = { frame: targetFrame ?? frame, isPlaying: wantsToPlay }
      shown = null
    },
    show: (preview, canShow) => {
      const isDrag = preview.focus !== null || preview.band !== null
      select(preview.selectedIds)
      if (isDrag || session.getState().preview !== null) session.setState({ preview: isDrag ? preview : null })
      if (preview.showing !== null && canShow(preview.showing))
        scrubTo(clampFrame(preview.showing, workspace.index.frameCount))
    },
    finish: (outcome) => {
      // The document first: between the two a bar would be seen where it was.
      carryOut(outcome)
      session.setState({ preview: null })
      before = null
      shown = null
    },
  }
}
