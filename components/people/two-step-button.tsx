import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** A button that asks before it does anything. `describedBy` is the id of what says what it does. */
export function TwoStepButton(props: {
  readonly words: string
  /** What the second step is called. */
  readonly really: string
  readonly describedBy: string
  readonly isBusy: boolean
  readonly onPress: () => void
}) {
  const [step, setStep] = useState<'not asked' | 'asked' | 'taken back'>('not asked')
  if (step !== 'asked')
    return (
      <Button
        autoFocus={step === 'taken back'}
        aria-describedby={props.describedBy}
        disabled={props.isBusy}
        onClick={() => setStep('asked')}
      >
        {props.words}
      </Button>
    )
  const press = () => {
    setStep('not asked')
    props.onPress()
  }
  return (
    <span className="flex shrink-0 gap-2">
      <Button look="quiet" onClick={() => setStep('taken back')}>
        Cancel
      </Button>
      <Button autoFocus={true} className="border-bad/50 text-bad!" onClick={press}>
        {props.really}
      </Button>
    </span>
  )
}
