import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { keyChoices, useKeyChoices } from '@/lib/browser/stores/key-choices'

/** Gives every command the keys it came with; asks once more before. */
export function ResetKeys({ onSay }: { readonly onSay: (text: string) => void }) {
  const count = Object.keys(useKeyChoices()).length
  const [isAsking, setAsking] = useState(false)
  if (count === 0) return null
  if (!isAsking) {
    return (
      <Button look="quiet" onClick={() => setAsking(true)}>
        Reset all keys
      </Button>
    )
  }
  const reset = () => {
    keyChoices.keep({})
    setAsking(false)
    onSay('Every command has the keys it came with')
  }
  return (
    <>
      <Button onClick={reset} autoFocus={true}>
        {count === 1 ? 'Reset the keys of 1 command' : `Reset the keys of ${count} commands`}
      </Button>
      <Button look="quiet" onClick={() => setAsking(false)}>
        Keep mine
      </Button>
    </>
  )
}
