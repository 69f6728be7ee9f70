import { Dialog } from '@base-ui/react/dialog'
import { type KeyboardEvent, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { changeLabelingSettings, useLabelingSettings } from '@/lib/browser/stores/labeling-settings'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { EXERCISE, PLAUSIBLE_MS, reactionTimeOf } from '@/lib/workspace/reaction-time'
import { ReactionPlot } from './reaction-plot'
import { type Trials, useReactionTrials } from './use-reaction-trials'

/** Measures how late somebody's hand is, and keeps it as what is subtracted from keys pressed while the video plays. */
export function ReactionExercise({ onDone }: { readonly onDone: () => void }) {
  const { session } = useWorkspaceHandle()
  const keptMs = useLabelingSettings((settings) => settings.reactionMs)
  const square = useRef<HTMLButtonElement>(null)
  const trials = useReactionTrials(square)
  const keep = (reactionMs: number) => {
    changeLabelingSettings({ reactionMs })
    session.announce(
      reactionMs === 0
        ? 'Nothing is subtracted from keys any more'
        : `${reactionMs} ms will be subtracted from keys pressed while the video plays`,
    )
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat || event.key === 'Escape' || event.key === 'Tab' || isModifier(event.key)) return
    if (trials.phase !== 'dark' && trials.phase !== 'bright') return
    event.preventDefault()
    trials.press(event.timeStamp)
  }
  return (
    <div data-testid="reaction-exercise" data-state={trials.phase}>
      <Dialog.Title className="text-base font-semibold">Reaction time</Dialog.Title>
      <Dialog.Description className="mt-1 text-sm text-ink-muted">
        Press any key as soon as the square lights up, {EXERCISE.presses} times. What you need for that is subtracted
        from keys you press while the video plays, so that segments begin where you saw them begin.
      </Dialog.Description>
      <button
        ref={square}
        type="button"
        data-bright="false"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => trials.press(event.timeStamp)}
        onClick={() => (trials.phase === 'idle' ? trials.start() : undefined)}
        className="mt-4 grid h-36 w-full place-items-center rounded-lg border-2 border-line bg-[#11151a] text-sm text-[#aab4c0] data-[bright=true]:border-[#ffffff] data-[bright=true]:bg-[#f7f7f2] data-[bright=true]:text-[#11151a]"
      >
        {squareWords(trials)}
      </button>
      <ReactionPlot pressesMs={trials.pressesMs} />
      <p role="status" className="min-h-10 text-sm">
        {resultWords(trials)}
      </p>
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        {keptMs === 0 ? null : <Button onClick={() => keep(0)}>Subtract nothing</Button>}
        {trials.phase === 'done' ? <Button onClick={trials.start}>Again</Button> : null}
        <Result trials={trials} onKeep={keep} />
      </div>
    </div>
  )
}

function Result({ trials, onKeep }: { readonly trials: Trials; readonly onKeep: (ms: number) => void }) {
  const result = trials.phase === 'done' ? reactionTimeOf(trials.pressesMs) : null
  if (result === null) return null
  return (
    <Button look="primary" autoFocus={true} onClick={() => onKeep(result.medianMs)}>
      Subtract {result.medianMs} ms
    </Button>
  )
}

function squareWords({ phase, pressesMs }: Trials): string {
  if (phase === 'idle') return 'Press Enter or click to begin'
  if (phase === 'done') return 'Done'
  return pressesMs.at(-1) === 0 ? 'Too soon: wait for the light' : `${pressesMs.length} of ${EXERCISE.presses}`
}

function resultWords({ phase, pressesMs }: Trials): string {
  if (phase !== 'done') return ''
  const result = reactionTimeOf(pressesMs)
  if (result === null) {
    return `Too few presses count: ${EXERCISE.leastThatCount} have to come between ${PLAUSIBLE_MS.least} and ${PLAUSIBLE_MS.most} ms after the light. Do it again.`
  }
  const { medianMs, spreadMs, leftOut } = result
  const rest = leftOut === 0 ? '' : ` ${leftOut} came too soon or too late and do not count.`
  return `Median ${medianMs} ms, the middle half within ${spreadMs} ms.${rest}`
}

const isModifier = (key: string): boolean => ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key)
