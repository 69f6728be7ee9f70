import { CircleAlert, TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { Problem } from '@/components/ui/problem'
import type { LabelSetProblem } from '@/lib/labels/check-label-set'
import type { LabelSetChange } from '@/lib/labels/compare-label-sets'
import type { SetEditor } from './use-edited-set'
import type { SetSaving } from './use-save-set'

/** What is wrong, what saving will do, and saving. Stays in view. */
export function SaveBar(props: { readonly editor: SetEditor; readonly save: SetSaving; readonly isNew: boolean }) {
  const { editor, save, isNew } = props
  const { problems, changes, isDirty } = editor
  const told = isNew && !isDirty ? [] : problems
  return (
    <section
      aria-label="Saving"
      className="sticky bottom-0 z-10 -mx-1 space-y-2 rounded-t-lg border border-b-0 border-line bg-surface px-4 py-3 shadow-[0_-8px_24px_rgb(0_0_0/0.08)]"
    >
      <Problems problems={told} />
      {isNew ? null : <Changes changes={changes} />}
      <Problem>{save.failure}</Problem>
      <div className="flex items-center gap-3">
        <p id="save-why" role="status" className="min-w-0 flex-1 text-sm text-ink-muted">
          {save.obstacle ?? (isNew ? 'The set can be made.' : 'Saving makes a new version; open pages take it over.')}
        </p>
        <Button
          look="quiet"
          aria-disabled={!isDirty}
          className="aria-disabled:opacity-60"
          onClick={() => isDirty && editor.reset()}
        >
          Drop changes
        </Button>
        <Button
          look={save.obstacle === null ? 'primary' : 'plain'}
          data-testid="save-label-set"
          aria-disabled={save.obstacle !== null}
          aria-describedby="save-why"
          onClick={save.run}
        >
          {isNew ? 'Make the set' : 'Save'} <Kbd>Ctrl+S</Kbd>
        </Button>
      </div>
    </section>
  )
}

function Problems({ problems }: { readonly problems: readonly LabelSetProblem[] }) {
  if (problems.length === 0) return null
  return (
    <ul
      aria-label="Problems of the set"
      // A list that scrolls and holds no control must be in reach of the keyboard (WCAG 2.1.1).
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as said above
      tabIndex={0}
      className="max-h-32 space-y-0.5 overflow-y-auto text-sm"
    >
      {problems.map(({ severity, labelId, words }) => (
        <li
          key={`${labelId} ${words}`}
          data-testid="label-set-problem"
          data-severity={severity}
          className="flex items-start gap-2"
        >
          {severity === 'error' ? (
            <CircleAlert aria-hidden={true} className="mt-0.5 size-3.5 shrink-0 text-bad" />
          ) : (
            <TriangleAlert aria-hidden={true} className="mt-0.5 size-3.5 shrink-0 text-warn" />
          )}
          <span>
            <span className="sr-only">{severity === 'error' ? 'Error: ' : 'Warning: '}</span>
            {words}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Changes({ changes }: { readonly changes: readonly LabelSetChange[] }) {
  if (changes.length === 0) return null
  return (
    <div className="text-sm">
      <h3 className="font-medium">Saving will do this</h3>
      <ul
        data-testid="label-set-changes"
        aria-label="What saving will do"
        // As above: it scrolls and holds no control.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as said above
        tabIndex={0}
        className="max-h-28 list-disc overflow-y-auto pl-5 text-ink-muted"
      >
        {changes.map(({ words }) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  )
}
