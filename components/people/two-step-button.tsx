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
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button aria-describedby={props.describedBy} disabled={props.isBusy} onClick={() => setAsked(true)}>
        {props.words}
      </Button>
    )
  const press = () => {
    setAsked(false)
    props.onPress()
  }
  return (
    <span className="flex shrink-0 gap-2">
      <Button look="quiet" onClick={() => setAsked(false)}>
        Cancel
      </Button>
      <Button autoFocus={true} className="border-bad/50 text-bad" onClick={press}>
        {props.really}
      </Button>
    </span>
  )
}
