'use client'

import { useQuery } from '@tanstack/react-query'
import { useCallback, useId, useMemo, useRef, useState } from 'react'
import { useLiveStatus } from '@/lib/browser/live/live-context'
import { jobsQuery } from '@/lib/browser/queries/jobs'
import { useMay } from '@/lib/browser/queries/me'
import { dismissJobs, useDismissedJobs } from '@/lib/browser/stores/dismissed-jobs'
import { boardOf, boardWords } from '@/lib/jobs/job-board'
import { ActiveJob } from './active-job'
import { FinishedAloud } from './finished-aloud'
import { FinishedJobs } from './finished-jobs'
import { JobsHeader } from './jobs-header'

/** What is being imported, and what became of it. There only while there is something to say, for who may know. */
export function JobsPanel() {
  return useMay('job:read') ? <OpenJobsPanel /> : null
}

function OpenJobsPanel() {
  const { data, dataUpdatedAt } = useQuery(jobsQuery())
  const dismissed = useDismissedJobs()
  const status = useLiveStatus()
  const [isOpen, setOpen] = useState(true)
  const toggle = useRef<HTMLButtonElement>(null)
  const listId = useId()
  const board = useMemo(
    () => (data === undefined ? null : boardOf(data, new Set(dismissed), dataUpdatedAt)),
    [data, dataUpdatedAt, dismissed],
  )
  /** From a button whose row goes away. */
  const keepFocus = useCallback(() => toggle.current?.focus(), [])
  const dismiss = useCallback(
    (jobIds: readonly string[]) => {
      keepFocus()
      dismissJobs(jobIds)
    },
    [keepFocus],
  )
  const isThere = board !== null && board.active.length + board.waiting + board.finished.length > 0
  return (
    <>
      <FinishedAloud finished={data?.finished ?? NONE} />
      {isThere ? (
        <section
          aria-label="Imports"
          data-testid="jobs-panel"
          data-live={status}
          className="mt-4 mb-2 overflow-hidden rounded-lg border border-line bg-surface"
        >
          <JobsHeader
            toggle={toggle}
            words={boardWords(board)}
            isBusy={board.active.length > 0}
            isOpen={isOpen}
            listId={listId}
            onToggle={() => setOpen(!isOpen)}
          />
          <div id={listId} hidden={!isOpen} className="max-h-[45dvh] overflow-y-auto overscroll-contain">
            <ul aria-label="Under way">
              {board.active.map((job) => (
                <ActiveJob key={job.id} job={job} onCancelled={keepFocus} />
              ))}
            </ul>
            {board.waiting === 0 ? null : (
              <p className="border-t border-line px-4 py-2.5 text-sm text-ink-muted">
                and {board.waiting.toLocaleString('en-US')} waiting
              </p>
            )}
            <FinishedJobs finished={board.finished} onDismiss={dismiss} />
          </div>
        </section>
      ) : null}
    </>
  )
}

const NONE = [] as const
