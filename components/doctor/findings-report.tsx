import { CircleCheck } from 'lucide-react'
import { useMemo } from 'react'
import type { Totals } from '@/lib/doctor/doctor-event'
import type { Results } from '@/lib/doctor/examination'
import { compareSeverity, worstSeverity } from '@/lib/doctor/finding'
import { FindingItem } from './finding-item'
import { VideoFindings } from './video-findings'

/** More than a person reads; the command line lists all. */
const MOST_SHOWN = 100

/** Everything that was found: by video, the gravest first, then the files without a record. */
export function FindingsReport({ results, totals }: { readonly results: Results; readonly totals?: Totals }) {
  const { videos, unrecorded } = results
  const ordered = useMemo(
    () => videos.toSorted((a, b) => compareSeverity(worstSeverity(a.findings), worstSeverity(b.findings))),
    [videos],
  )
  if (videos.length === 0 && unrecorded.length === 0)
    return totals === undefined ? null : <NothingFound hasVideos={totals.total > 0} />
  return (
    <>
      {ordered.length === 0 ? null : (
        <section aria-labelledby="findings-title" className="space-y-3">
          <h2 id="findings-title" className="text-base font-semibold">
            Findings
          </h2>
          {ordered.slice(0, MOST_SHOWN).map((video) => (
            <VideoFindings key={video.id} video={video} />
          ))}
          <Rest count={ordered.length - MOST_SHOWN} />
        </section>
      )}
      {unrecorded.length === 0 ? null : (
        <section aria-labelledby="unrecorded-title">
          <h2 id="unrecorded-title" className="text-base font-semibold">
            Files without a record
          </h2>
          <ul className="mt-3 rounded-lg border border-line bg-surface px-5 py-2">
            {unrecorded.slice(0, MOST_SHOWN).map((finding) => (
              <FindingItem key={JSON.stringify(finding.fault)} finding={finding} />
            ))}
          </ul>
          <Rest count={unrecorded.length - MOST_SHOWN} />
        </section>
      )}
    </>
  )
}

function Rest({ count }: { readonly count: number }) {
  if (count <= 0) return null
  return (
    <p className="mt-3 text-ink-muted">
      And {count.toLocaleString('en-US')} more: <code className="font-mono">npm run framemark -- doctor</code> lists
      all.
    </p>
  )
}

function NothingFound({ hasVideos }: { readonly hasVideos: boolean }) {
  return (
    <section className="py-14 text-center">
      <CircleCheck aria-hidden={true} className="mx-auto size-8 text-good" strokeWidth={1.5} />
      <h2 className="mt-3 text-base font-semibold">
        {hasVideos ? 'Everything is as recorded' : 'There are no videos yet'}
      </h2>
      <p className="mt-1 text-ink-muted">
        {hasVideos
          ? 'Every file is there, is what was imported, and decodes. No file lies about without a record.'
          : 'There is nothing to verify, and no file without a record.'}
      </p>
    </section>
  )
}
