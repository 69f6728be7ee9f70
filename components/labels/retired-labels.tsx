import { Button } from '@/components/ui/button'
import { restoreLabel } from '@/lib/labels/draft'
import type { SetEditor } from './use-edited-set'

/** The labels that cannot be chosen any more; segments keep them, and each can be brought back. */
export function RetiredLabels({ editor }: { readonly editor: SetEditor }) {
  const { draft, usage, edit } = editor
  const retired = draft.labels.filter(({ isRetired }) => isRetired)
  if (retired.length === 0) return null
  return (
    <section aria-labelledby="retired-title">
      <h2 id="retired-title" className="pb-2 text-sm font-semibold">
        Retired labels
      </h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {retired.map(({ id, name, color }) => (
          <li key={id} data-testid="retired-label" className="flex items-center gap-3 px-4 py-2">
            <span aria-hidden={true} className="h-3.5 w-2.5 rounded-sm" style={{ background: color }} />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="text-xs text-ink-muted">{segmentWords(usage.get(id)?.segments ?? 0)}</span>
            <Button aria-label={`Bring ${name} back`} onClick={() => edit((now) => restoreLabel(now, id))}>
              Bring back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** `214 segments`; `no segments now`. */
export const segmentWords = (count: number): string =>
  count === 0 ? 'no segments now' : `${count.toLocaleString('en-US')} ${count === 1 ? 'segment' : 'segments'}`
