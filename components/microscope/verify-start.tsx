import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { VerifyScope } from '@/lib/workspace/verify-queue'

/** Begins a walk, through the boundaries that are chosen beside it. */
export function VerifyStart() {
  const { labels, microscope } = useWorkspaceHandle()
  const [chosen, setChosen] = useState('unverified')
  const scope = (): VerifyScope => {
    if (chosen === 'all' || chosen === 'unverified' || chosen === 'proposals') return { kind: chosen }
    return { kind: 'label', labelId: chosen.slice('label:'.length) }
  }
  return (
    <>
      <select
        aria-label="Which boundaries to verify"
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
        className="h-8 max-w-40 rounded-md border border-line bg-canvas px-2 text-sm"
      >
        <option value="unverified">Not verified yet</option>
        <option value="all">All boundaries</option>
        <option value="proposals">Proposals</option>
        {labels.map(({ id, name }) => (
          <option key={id} value={`label:${id}`}>
            {name}
          </option>
        ))}
      </select>
      <Button title="One boundary after the other (V)" onClick={() => microscope.walk.begin(scope())}>
        Verify boundaries
      </Button>
    </>
  )
}
