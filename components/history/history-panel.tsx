'use client'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { historyQuery } from '@/lib/browser/queries/history'
import { useWorkspace, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { logSteps } from '@/lib/workspace/log-steps'
import { HistoryStep } from './history-step'
import { TimeTravel } from './time-travel'
import { useShownRevision } from './use-shown-revision'

/** Everything that was done to this document: who, when, what. Any moment of it can be looked at and brought back. */
export function HistoryPanel() {
  const { videoId, documentId, labels, session, actions } = useWorkspaceHandle()
  const log = useInfiniteQuery(historyQuery(videoId, documentId))
  useFreshLog(videoId, documentId)
  const pages = log.data?.pages
  const newest = pages?.[0]?.sequence ?? 0
  const steps = useMemo(() => logSteps(pages?.flatMap(({ entries }) => entries) ?? [], labels), [pages, labels])
  const travel = useShownRevision(newest)
  const root = useRef<HTMLElement>(null)
  useEffect(() => root.current?.focus({ preventScroll: true }), [])
  const close = () => session.setState({ sidePanel: 'labeling', revision: null })

  return (
    <section
      ref={root}
      tabIndex={-1}
      data-testid="history"
      aria-labelledby="history-heading"
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <header className="flex items-center justify-between gap-2 px-4 pt-3 pb-1.5">
        <h2 id="history-heading" className="text-xs font-semibold text-ink-muted">
          History <span className="font-normal">{newest === 0 ? '' : `${newest} edits`}</span>
        </h2>
        <Button look="quiet" className="w-8 px-0!" aria-label="Close the history" title="Close" onClick={close}>
          <X aria-hidden={true} className="size-4" />
        </Button>
      </header>
      {newest === 0 ? null : <TimeTravel newest={newest} travel={travel} />}
      {log.error === null ? null : (
        <p role="alert" className="px-4 py-2 text-sm text-bad">
          {log.error.message}{' '}
          <button type="button" className="underline" onClick={() => void log.refetch()}>
            Try again
          </button>
        </p>
      )}
      {log.isPending ? <p className="px-4 py-2 text-sm text-ink-muted">Asking the server…</p> : null}
      {log.isSuccess && newest === 0 ? (
        <p className="px-4 py-2 text-sm text-ink-muted">Nothing was edited yet. Every edit will stand here.</p>
      ) : null}
      <ol aria-label="Edits, the newest first" className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {steps.map((step) => (
          <HistoryStep
            key={step.sequence}
            step={step}
            isShown={travel.shown === step.sequence}
            onShow={() => {
              travel.show(step.sequence)
              actions.seek(step.at)
            }}
          />
        ))}
        {log.hasNextPage ? (
          <li className="px-2 py-2">
            <Button disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {log.isFetchingNextPage ? 'Asking…' : 'Show earlier edits'}
            </Button>
          </li>
        ) : null}
      </ol>
    </section>
  )
}

/** Asks for the log again whenever the server has taken something, here or on another page. */
function useFreshLog(videoId: string, documentId: string | undefined): void {
  const queries = useQueryClient()
  const confirmed = useWorkspace(({ workspace }) => workspace.confirmed)
  const asOf = useRef(confirmed)
  useEffect(() => {
    if (asOf.current === confirmed) return
    asOf.current = confirmed
    void queries.invalidateQueries({ queryKey: historyQuery(videoId, documentId).queryKey })
  }, [queries, videoId, documentId, confirmed])
}
