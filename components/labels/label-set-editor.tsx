import { Plus } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { newClientId } from '@/lib/browser/stores/workspace-client-id'
import { addLabel, blankLabel, labelsInUse } from '@/lib/labels/draft'
import type { LabelSetDetails } from '@/lib/labels/label-set-wire'
import { suggestColor } from '@/lib/labels/safe-colors'
import { ConflictNotice } from './conflict-notice'
import { LabelEditor } from './label-editor'
import { RetiredLabels } from './retired-labels'
import { SaveBar } from './save-bar'
import { SetRuleEditor } from './set-rule-editor'
import { SetStanding } from './set-standing'
import { type SetEditor, useEditedSet } from './use-edited-set'
import { useSaveSet } from './use-save-set'
import { VersionList } from './version-list'

/** One set, open to be changed: nothing is kept until it is saved, and what saving will do is said before. */
export function LabelSetEditor(props: {
  readonly id: string
  readonly details: LabelSetDetails | null
  readonly onMade: (id: string) => void
}) {
  const { id, details, onMade } = props
  const editor = useEditedSet(id, details)
  const save = useSaveSet(editor, onMade)
  const { draft, edit, theirs } = editor
  const saveNow = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    save.run()
  })
  useEffect(() => {
    const ending = new AbortController()
    window.addEventListener('keydown', (event) => saveNow(event), { signal: ending.signal })
    return () => ending.abort()
  }, [])
  return (
    <div data-testid="label-set-editor" data-dirty={editor.isDirty} className="space-y-6 pb-6">
      <div className="flex flex-wrap items-center gap-3">
        <label className="sr-only" htmlFor="set-name">
          Name of the set
        </label>
        <input
          id="set-name"
          value={draft.name}
          maxLength={80}
          placeholder="Name of the set"
          onChange={({ target: { value } }) => edit((now) => ({ ...now, name: value }))}
          className="h-10 min-w-64 flex-1 rounded-md border border-line bg-surface px-3 text-lg font-semibold"
        />
        {details === null ? <Badge>not made yet</Badge> : <SetStanding details={details} isDirty={editor.isDirty} />}
      </div>
      {theirs === null ? null : <ConflictNotice editor={editor} theirs={theirs} />}
      <Labels editor={editor} />
      <RetiredLabels editor={editor} />
      <SetRuleEditor editor={editor} />
      {details === null ? null : <VersionList labelSetId={id} />}
      <SaveBar editor={editor} save={save} isNew={details === null} />
    </div>
  )
}

function Labels({ editor }: { readonly editor: SetEditor }) {
  const { draft, edit } = editor
  const inUse = labelsInUse(draft)
  const list = useRef<HTMLOListElement>(null)
  const add = () => {
    const added = blankLabel(newClientId(), suggestColor(inUse.map(({ color }) => color)))
    edit((now) => addLabel(now, added))
    // Its name is what is written first; the row is there after the next drawing.
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  }
  return (
    <section aria-labelledby="labels-title">
      <h2 id="labels-title" className="pb-2 text-sm font-semibold">
        Labels
      </h2>
      <ol ref={list} className="divide-y divide-line rounded-lg border border-line bg-surface empty:hidden">
        {inUse.map((label, place) => (
          <LabelEditor key={label.id} label={label} place={place} count={inUse.length} editor={editor} />
        ))}
      </ol>
      <Button className="mt-3" data-testid="add-label" onClick={add}>
        <Plus aria-hidden={true} className="size-4" /> Add a label
      </Button>
    </section>
  )
}
