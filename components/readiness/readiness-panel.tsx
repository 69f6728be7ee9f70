'use client'
import { useRef } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { type ReadinessStore, selectCanStartLabeling, selectChecks } from '@/lib/browser/stores/readiness-store'
import { ReadinessCheck } from './readiness-check'
import { StartLabeling } from './start-labeling'

/** Whether labeling may start, and everything that decides it. */
export function ReadinessPanel({ store, onStart }: { readonly store: ReadinessStore; readonly onStart: () => void }) {
  const facts = useStore(
    store,
    useShallow(({ server, serverFailure, facts }) => ({ server, serverFailure, facts })),
  )
  const checks = selectChecks(facts)
  const canStart = selectCanStartLabeling(facts)
  const list = useRef<HTMLUListElement>(null)
  const showObstacle = () => {
    const obstacle =
      list.current?.querySelector<HTMLElement>('[data-state="failed"]') ??
      list.current?.querySelector<HTMLElement>('[data-state="pending"]')
    obstacle?.focus()
  }
  return (
    <section aria-labelledby="readiness-heading" className="flex min-h-0 flex-1 flex-col">
      <h2 id="readiness-heading" className="px-4 pt-3 pb-1 text-sm font-semibold">
        {canStart ? 'Ready to label' : 'Before labeling'}
      </h2>
      <p className="px-4 pb-2 text-xs text-ink-muted">You can watch the video meanwhile.</p>
      <ul
        ref={list}
        data-testid="readiness-list"
        // A list that scrolls and holds no control must be in reach of the keyboard (WCAG 2.1.1).
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as said above
        tabIndex={0}
        aria-busy={facts.server === null}
        className="min-h-0 flex-1 overflow-y-auto px-2"
      >
        {facts.server === null ? <ServerUnknown failure={facts.serverFailure} /> : null}
        {checks.map((check) => (
          <ReadinessCheck key={check.id} check={check} />
        ))}
      </ul>
      <StartLabeling
        checks={checks}
        canStart={canStart}
        serverFailure={facts.server === null ? (facts.serverFailure ?? 'Asking the server.') : null}
        onStart={onStart}
        onRefused={showObstacle}
      />
    </section>
  )
}

function ServerUnknown({ failure }: { readonly failure: string | null }) {
  return (
    <li tabIndex={-1} data-state={failure === null ? 'pending' : 'failed'} className="rounded-md px-2 py-1.5 text-sm">
      {failure ?? 'Asking the server about this video.'}
    </li>
  )
}
