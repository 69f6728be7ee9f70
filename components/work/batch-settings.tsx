import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { TextField } from '@/components/ui/text-field'
import { changeBatch } from '@/lib/browser/api/work'
import type { BatchChanges, BatchDetails } from '@/lib/work/batch-schema'
import { dayOfDue, dueOfDay } from './due-day'
import { useBatchChange } from './use-batch'

/** What a batch is called, what it asks for, of how many people, and until when. */
export function BatchSettings({ batch }: { readonly batch: BatchDetails }) {
  const [name, setName] = useState(batch.name)
  const [instructions, setInstructions] = useState(batch.instructions)
  const [each, setEach] = useState(String(batch.annotatorsPerVideo))
  const [due, setDue] = useState(dayOfDue(batch.dueAt))
  const [selfService, setSelfService] = useState(batch.selfService)
  const save = useBatchChange(batch.id, (changes: BatchChanges) => changeBatch(batch.id, changes), { isQuiet: true })
  const annotatorsPerVideo = Number(each)
  const isCount = Number.isInteger(annotatorsPerVideo) && annotatorsPerVideo >= 1 && annotatorsPerVideo <= 20
  const isChanged =
    name !== batch.name ||
    instructions !== batch.instructions ||
    annotatorsPerVideo !== batch.annotatorsPerVideo ||
    due !== dayOfDue(batch.dueAt) ||
    selfService !== batch.selfService
  const textId = useId()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isCount && name.trim() !== '')
      save.mutate({ name: name.trim(), instructions, annotatorsPerVideo, dueAt: dueOfDay(due), selfService })
  }
  return (
    <form onSubmit={send} aria-label="Settings" className="space-y-4 rounded-lg border border-line bg-surface p-4">
      <TextField label="Name" value={name} maxLength={120} onChange={(event) => setName(event.currentTarget.value)} />
      <div className="space-y-1">
        <label htmlFor={textId} className="block text-sm font-medium">
          Instructions
        </label>
        <textarea
          id={textId}
          rows={6}
          maxLength={10_000}
          value={instructions}
          onChange={(event) => setInstructions(event.currentTarget.value)}
          className="w-full rounded-md border border-line bg-surface px-2.5 py-1.5"
        />
        <p className="text-xs text-ink-muted">Shown beside every video of this batch.</p>
      </div>
      <TextField
        label="People for each video"
        type="number"
        min={1}
        max={20}
        value={each}
        problem={isCount ? undefined : 'A whole number from 1 to 20.'}
        onChange={(event) => setEach(event.currentTarget.value)}
      />
      <TextField label="Due" type="date" value={due} onChange={(event) => setDue(event.currentTarget.value)} />
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-1 accent-accent"
          checked={selfService}
          onChange={(event) => setSelfService(event.currentTarget.checked)}
        />
        <span>
          Members take the next free video themselves
          <span className="block text-xs text-ink-muted">Otherwise they have only what is given to them.</span>
        </span>
      </label>
      <Problem>{save.error?.message}</Problem>
      {isChanged && (
        <Button type="submit" look="primary" className="w-full" disabled={save.isPending}>
          {save.isPending ? 'Saving…' : 'Save settings'}
        </Button>
      )}
    </form>
  )
}
