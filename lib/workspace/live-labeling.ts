import type { Label } from '@/lib/labels/schema'
import { type Frame, frame } from '@/lib/time/frame'
import { createCommand } from './apply-label'
import type { Command } from './edit'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { labelName, spanWords } from './segment-words'
import { labelFlaw, refuse } from './selected-segments'

/** A label that was started and waits for its end. `isHeld`: its key has not been let go since. */
export type RunningLabel = { readonly labelId: string; readonly startFrame: Frame; readonly isHeld: boolean }

/** A key held for so long ends its label when it is let go; one pressed for less ends it when it is pressed again. */
export const HELD_MS = 350

/**
 * A label key during live labeling. The key of a running label ends it at the frame on screen. Any other starts its label
 * there, and what was running ends on the frame before: the next starts exactly where the last ended. What is held, and
 * what may run together ({@link LabelingContext.severalAtOnce}), goes on.
 */
export function pressLabel(
  session: LabelingSession,
  labelId: string,
  isHeld: boolean,
  context: LabelingContext,
): LabelingStep {
  const { playhead, labels } = context
  const label = labels.find(({ id }) => id === labelId)
  if (label === undefined) return refuse(session, '')
  const running = session.running.find(({ labelId }) => labelId === label.id)
  if (running !== undefined) return endLabels(session, [running], playhead, context)
  const givesWay = session.running.filter((each) => !each.isHeld && !mayRunTogether(each.labelId, label, context))
  const ended = cutOff(session, givesWay, playhead, context)
  const started = { labelId: label.id, startFrame: playhead, isHeld }
  const key = label.hotkey?.toUpperCase() ?? 'it'
  const before = ended.message === '' ? '' : `${ended.message}, `
  return {
    session: { ...ended.session, selectedIds: [], running: [...ended.session.running, started] },
    commands: ended.commands,
    message: `${before}${label.name} started at frame ${playhead}: press ${key} again at its last frame`,
  }
}

/**
 * The key of a label was let go after `heldMs`. Held long, and over more than a frame, the label ends here. Pressed shortly,
 * it runs on until the key is pressed again; and if another label was started meanwhile that it may not run beside, it ends
 * where that one began: fast hands let go of a key after they pressed the next.
 */
export function releaseLabel(
  session: LabelingSession,
  labelId: string,
  heldMs: number,
  context: LabelingContext,
): LabelingStep {
  const at = session.running.findIndex((each) => each.labelId === labelId && each.isHeld)
  const running = session.running[at]
  if (running === undefined) return refuse(session, '')
  if (heldMs >= HELD_MS && context.playhead !== running.startFrame) {
    return endLabels(session, [running], context.playhead, context)
  }
  const successor = session.running.slice(at + 1).find((each) => {
    const label = context.labels.find(({ id }) => id === each.labelId)
    return label !== undefined && !mayRunTogether(labelId, label, context)
  })
  if (successor !== undefined) return cutOff(session, [running], successor.startFrame, context)
  const goesOn = session.running.map((each) => (each === running ? { ...each, isHeld: false } : each))
  return { session: { ...session, running: goesOn }, commands: [], message: '' }
}

/** Ends every running label at the frame on screen, which is its last one. */
export const endAll = (session: LabelingSession, context: LabelingContext): LabelingStep =>
  endLabels(session, session.running, context.playhead, context)

/** Lets go of every running label without a segment. */
export function dropRunning(session: LabelingSession, labels: readonly Label[]): LabelingStep {
  const names = session.running.map(({ labelId, startFrame }) => `${labelName(labels, labelId)} from ${startFrame} on`)
  return { session: { ...session, running: [] }, commands: [], message: `Let go: ${names.join(', ')}` }
}

/**
 * Ends `labels` with `last` as their last frame; going backwards it is their first. One that went out of use meanwhile makes
 * no segment any more: once nothing else runs, its frames are marked for another label; until then it runs on.
 */
function endLabels(
  session: LabelingSession,
  labels: readonly RunningLabel[],
  last: Frame,
  context: LabelingContext,
): LabelingStep {
  const usable = labels.filter((each) => isUsable(each, context))
  const commands = usable.map(({ labelId, startFrame }) => createCommand(labelId, startFrame, last, context.newId()))
  const ended = { session: without(session, usable), commands, message: wordsOf(commands, context.labels) }
  const useless = labels.find((each) => !isUsable(each, context))
  return useless === undefined ? ended : markFrames(ended, useless, last, context)
}

const isUsable = ({ labelId }: RunningLabel, context: LabelingContext): boolean => labelFlaw(labelId, context) === null

function markFrames(step: LabelingStep, useless: RunningLabel, last: Frame, { labels }: LabelingContext): LabelingStep {
  const { labelId, startFrame } = useless
  const before = step.message === '' ? '' : `${step.message}. `
  const what = `${before}${labelName(labels, labelId)} is no longer in use`
  const left = without(step.session, [useless])
  if (left.running.length > 0 || left.inPoint !== null) {
    return { ...step, message: `${what}: it runs on from frame ${startFrame} until nothing else does and O is pressed` }
  }
  const span = `${Math.min(startFrame, last)} to ${Math.max(startFrame, last)}`
  return {
    ...step,
    session: { ...left, inPoint: startFrame, outPoint: last },
    message: `${what}: frames ${span} are marked, press the key of another label`,
  }
}

/**
 * Ends `labels` on the frame before `next`; what began there or later was a wrong key and leaves nothing. What went out of
 * use runs on.
 */
function cutOff(
  session: LabelingSession,
  labels: readonly RunningLabel[],
  next: Frame,
  context: LabelingContext,
): LabelingStep {
  const usable = labels.filter((each) => isUsable(each, context))
  const kept = usable.filter(({ startFrame }) => startFrame < next)
  const ended = kept.length === 0 ? refuse(session, '') : endLabels(session, kept, frame(next - 1), context)
  return { ...ended, session: without(session, usable) }
}

const without = (session: LabelingSession, ended: readonly RunningLabel[]): LabelingSession => ({
  ...session,
  running: session.running.filter((each) => !ended.includes(each)),
})

const wordsOf = (commands: readonly Extract<Command, { type: 'create' }>[], labels: readonly Label[]): string =>
  commands.map(({ content }) => `${labelName(labels, content.labelId)}: ${spanWords(content)}`).join(', ')

/** Whether the rules of the labels, and the annotator, let both run at the same time. */
function mayRunTogether(runningId: string, label: Label, { labels, severalAtOnce }: LabelingContext): boolean {
  if (severalAtOnce !== true) return false
  const running = labels.find(({ id }) => id === runningId)
  return !excludes(label, runningId) && (running === undefined || !excludes(running, label.id))
}

const excludes = ({ rules }: Label, otherId: string): boolean =>
  rules.some((rule) => rule.type === 'exclusive' && (rule.with === 'any' || rule.with?.includes(otherId) === true))
