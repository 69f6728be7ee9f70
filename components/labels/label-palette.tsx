'use client'
import Link from 'next/link'
import { Kbd } from '@/components/ui/kbd'
import { useMay } from '@/lib/browser/queries/me'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { Label } from '@/lib/labels/schema'
import { LiveSettings } from './live-settings'

function ChangeLabels() {
  return (
    <Link
      prefetch={false}
      href="/admin/labels"
      target="_blank"
      title="Change the labels, their keys and their rules; opens beside this page"
      className="text-ink-muted underline-offset-2 hover:text-ink hover:underline"
    >
      Change labels
    </Link>
  )
}

/** The labels with their keys. A click does what the key does; those that are running say so. */
export function LabelPalette() {
  const { labels } = useWorkspaceHandle()
  const running = useSession(({ labeling }) => labeling.running)
  return (
    <section aria-labelledby="labels-heading" className="flex min-h-24 flex-col px-3 pt-3 pb-2">
      <div className="flex items-baseline justify-between px-1 pb-1.5 text-xs">
        <h2 id="labels-heading" className="font-semibold text-ink-muted">
          Labels
        </h2>
        {useMay('label:manage') ? <ChangeLabels /> : null}
      </div>
      <ul className="-mx-1 grid min-h-0 max-h-[36dvh] grid-cols-1 gap-0.5 [@media(max-height:960px)]:grid-cols-2 overflow-y-auto p-1">
        {labels
          .filter(({ isRetired }) => !isRetired)
          .map((label) => (
            <li key={label.id}>
              <LabelButton label={label} isRunning={running.some(({ labelId }) => labelId === label.id)} />
            </li>
          ))}
      </ul>
      <LiveSettings />
    </section>
  )
}

function LabelButton({ label, isRunning }: { readonly label: Label; readonly isRunning: boolean }) {
  const { actions } = useWorkspaceHandle()
  return (
    <button
      type="button"
      aria-pressed={isRunning}
      data-running={isRunning}
      onClick={() => actions.perform({ type: 'label', labelId: label.id })}
      className="flex h-8 w-full items-center gap-2.5 rounded-md border border-transparent px-2 text-left text-sm hover:bg-raised data-[running=true]:border-ink-muted data-[running=true]:bg-raised"
    >
      <span
        aria-hidden={true}
        className={label.kind === 'point' ? 'size-2.5 rotate-45' : 'h-3.5 w-2.5 rounded-sm'}
        style={{ background: label.color }}
      />
      <span className="min-w-0 flex-1 truncate">{label.name}</span>
      {isRunning ? (
        <span className="text-xs font-medium text-good [@media(max-height:960px)]:sr-only">running</span>
      ) : null}
      {label.kind === 'point' ? (
        <span className="text-xs text-ink-muted [@media(max-height:960px)]:hidden">one frame</span>
      ) : null}
      {label.hotkey === null ? null : <Kbd>{label.hotkey.toUpperCase()}</Kbd>}
    </button>
  )
}
