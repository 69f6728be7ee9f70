import { assertNever } from '@/lib/result/assert-never'
import { duplicateSegments } from './duplicate-segments'
import type { EditAction } from './edit-action'
import { extendSegments } from './extend-segments'
import { fillGap, fromPrevious } from './fill-gap'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { mergeSegments } from './merge-segments'
import { moveSelectedEdges, placeEdge, setSelectedEdges } from './move-edges'
import { moveSelection, strideFrames } from './move-selection'
import { relabelSegments } from './relabel-segments'
import { acceptAbove, decideProposals, goToProposal } from './review-proposals'
import { selectAll, selectBeside, selectHere, selectSameLabel } from './select-segments'
import { setAttribute } from './set-attribute'

/** What `action` comes to: one edit of the selected segments, or a sentence why there is none and what to do. */
export function nextEdit(session: LabelingSession, action: EditAction, context: LabelingContext): LabelingStep {
  switch (action.type) {
    case 'move':
      return moveSelection(session, action.direction * strideFrames(action.stride, context), context)
    case 'move-edge': {
      const by = action.direction * strideFrames(action.stride, context)
      return moveSelectedEdges(session, action.edge, by, action.bond, context)
    }
    case 'set-edge':
      return setSelectedEdges(session, action.edge, action.bond, context)
    case 'place-edge':
      return placeEdge(session, action.segmentId, action.edge, action.at, action.bond, context)
    case 'extend':
      return extendSegments(session, action.edge, action.to, context)
    case 'merge':
      return mergeSegments(session, context)
    case 'duplicate':
      return duplicateSegments(session, action.to, context)
    case 'from-previous':
      return fromPrevious(session, action.labelId, context)
    case 'fill-gap':
      return fillGap(session, action.labelId, context)
    case 'relabel':
      return relabelSegments(session, action.labelId, context)
    case 'set-attribute':
      return setAttribute(session, action, context)
    case 'accept':
    case 'reject':
      return decideProposals(session, action.type, context)
    case 'accept-above':
      return acceptAbove(session, action.least, context)
    case 'next-proposal':
      return goToProposal(session, action.direction, context)
    case 'select-beside':
      return selectBeside(session, action.direction, action.isAdding, context)
    case 'select-all':
      return selectAll(session, context)
    case 'select-label':
      return selectSameLabel(session, context)
    case 'select-here':
      return selectHere(session, context)
    default:
      return assertNever(action)
  }
}
