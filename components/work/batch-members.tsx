import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { setBatchMembers } from '@/lib/browser/api/work'
import type { BatchDetails } from '@/lib/work/batch-schema'
import { useBatchChange } from './use-batch'

/** Who may take videos of the batch, and among whom they are shared out. */
export function BatchMembers({ batch }: { readonly batch: BatchDetails }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(batch.members.map(({ id }) => id)))
  const save = useBatchChange(batch.id, () => setBatchMembers(batch.id, [...chosen]))
  const isChanged = chosen.size !== batch.members.length || batch.members.some(({ id }) => !chosen.has(id))
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  return (
    <fieldset className="rounded-lg border border-line bg-surface p-4">
      <legend className="float-left mb-2 text-sm font-semibold">Members</legend>
      <ul className="clear-both max-h-64 overflow-y-auto">
        {batch.people.map(({ id, name, role }) => (
          <li key={id}>
            <label className="flex h-8 cursor-pointer items-center gap-2 rounded px-1 hover:bg-raised">
              <input type="checkbox" className="accent-accent" checked={chosen.has(id)} onChange={() => toggle(id)} />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="text-xs text-ink-muted">{role}</span>
            </label>
          </li>
        ))}
      </ul>
      {isChanged && (
        <Button className="mt-3 w-full" disabled={save.isPending} onClick={() => save.mutate(undefined)}>
          {save.isPending ? 'Saving…' : 'Save members'}
        </Button>
      )}
    </fieldset>
  )
}
