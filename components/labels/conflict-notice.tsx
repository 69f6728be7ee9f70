import { Button } from '@/components/ui/button'
import { compareLabelSets } from '@/lib/labels/compare-label-sets'
import { draftOf } from '@/lib/labels/draft'
import { rebaseDraft } from '@/lib/labels/rebase-draft'
import type { LabelSet } from '@/lib/labels/schema'
import type { SetEditor } from './use-edited-set'

/** That somebody else saved the set meanwhile, what they changed, and what can be done: nobody overwrites anybody unseen. */
export function ConflictNotice({ editor, theirs }: { readonly editor: SetEditor; readonly theirs: LabelSet }) {
  const { base, draft } = editor
  const changes = compareLabelSets(draftOf(base), draftOf(theirs))
  const { clashes } = rebaseDraft(base, draft, theirs)
  return (
    <section
      role="alert"
      data-testid="label-set-conflict"
      className="rounded-lg border border-warn/50 bg-warn/8 px-4 py-3 text-sm"
    >
      <h2 className="font-semibold">
        Somebody else changed this set while you did: it is version {theirs.version} now, yours began with{' '}
        {base.version}
      </h2>
      <ul className="mt-1 list-disc pl-5 text-ink-muted">
        {changes.length === 0 ? <li>which set is the one for new work, or whether it is retired</li> : null}
        {changes.map(({ words }) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {clashes.length === 0 ? null : (
        <p className="mt-2">
          Both of you changed: {clashes.join(', ')}. With your changes on top, yours would hold there.
        </p>
      )}
      <div className="mt-3 flex gap-2">
        <Button onClick={editor.rebase}>Put my changes on top of theirs</Button>
        <Button onClick={() => editor.reset()}>Take theirs, drop mine</Button>
      </div>
    </section>
  )
}
