import type { DocumentSegment } from './document'
import type { Command } from './edit'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { countWords, editableSelection, refuse, segmentWords } from './selected-segments'

/** Makes the selected proposals segments like any other, or deletes them, and goes on to the next one. */
export function decideProposals(
  session: LabelingSession,
  verdict: 'accept' | 'reject',
  context: LabelingContext,
): LabelingStep {
  const selection = editableSelection(session, context)
  if (!selection.ok) return refuse(session, selection.error)
  const proposals = selection.value.filter(({ isProposal }) => isProposal)
  if (proposals.length === 0) return refuse(session, 'No proposal is selected: P goes to the next one')
  const decided = new Set(proposals.map(({ id }) => id))
  const next = proposalsOf(context).find(
    ({ id, startFrame }) => !decided.has(id) && startFrame >= Math.max(...proposals.map((each) => each.startFrame)),
  )
  const commands = proposals.map(
    ({ id }): Command =>
      verdict === 'accept'
        ? { type: 'change', segmentId: id, changes: { isProposal: false } }
        : { type: 'delete', segmentId: id },
  )
  const left = verdict === 'accept' ? session.selectedIds : session.selectedIds.filter((id) => !decided.has(id))
  const done = `${countWords(proposals, context)} ${verdict === 'accept' ? 'accepted' : 'rejected'}`
  if (next === undefined)
    return { session: { ...session, selectedIds: left }, commands, message: `${done}, no proposal after it` }
  return {
    session: { ...session, selectedIds: [next.id] },
    commands,
    seekTo: next.startFrame,
    message: `${done}. Next: ${segmentWords(next, context)}`,
  }
}

/** Accepts every proposal that is at least so sure, 0 to 1; those that nobody said it of, and locked ones, are left. */
export function acceptAbove(session: LabelingSession, least: number, context: LabelingContext): LabelingStep {
  const sure = sureProposals(context.segments, least)
  const open = sure.filter(({ id }) => !context.isLocked(id))
  if (open.length === 0) {
    return refuse(
      session,
      sure.length === 0 ? `No proposal is sure to ${percent(least)}` : 'They are all locked: unlock them first',
    )
  }
  const kept = sure.length - open.length
  return {
    session,
    commands: open.map(({ id }) => ({ type: 'change', segmentId: id, changes: { isProposal: false } })),
    message: `${open.length} ${open.length === 1 ? 'proposal' : 'proposals'} of at least ${percent(least)} accepted${kept === 0 ? '' : `; ${kept} locked left`}`,
  }
}

/** The proposals that are at least so sure. */
export const sureProposals = (segments: readonly DocumentSegment[], least: number): readonly DocumentSegment[] =>
  segments.filter(({ isProposal, confidence }) => isProposal && confidence !== null && confidence >= least)

/** Selects the next proposal (1) or the one before (-1), seen from the selected segment, else from the playhead. */
export function goToProposal(session: LabelingSession, direction: 1 | -1, context: LabelingContext): LabelingStep {
  const inOrder = context.segments
  const selectedAt = inOrder.findIndex(({ id }) => id === session.selectedIds.at(-1))
  const isBeside = (segment: DocumentSegment, at: number): boolean => {
    if (selectedAt !== -1) return direction === 1 ? at > selectedAt : at < selectedAt
    return direction === 1 ? segment.startFrame >= context.playhead : segment.startFrame < context.playhead
  }
  const beside = inOrder.filter((segment, at) => segment.isProposal && isBeside(segment, at))
  const next = direction === 1 ? beside[0] : beside.at(-1)
  if (next === undefined) return refuse(session, noProposalWords(direction, context))
  const sureness = next.confidence === null ? '' : `, ${percent(next.confidence)} sure`
  return {
    session: { ...session, selectedIds: [next.id] },
    commands: [],
    seekTo: next.startFrame,
    message: `Proposal: ${segmentWords(next, context)}${sureness}. Y accepts, Shift+Y rejects`,
  }
}

const proposalsOf = ({ segments }: LabelingContext) => segments.filter(({ isProposal }) => isProposal)

const noProposalWords = (direction: 1 | -1, context: LabelingContext): string =>
  proposalsOf(context).length === 0
    ? 'There are no proposals'
    : `No proposal ${direction === 1 ? 'after' : 'before'} this one: ${direction === 1 ? 'Shift+P goes back' : 'P goes on'}`

/** `0.875` as `88 %`. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`
