import type { VariantTotals } from '@/lib/http/streaming-stats'
import { AnswerTable } from './answer-table'
import { CoverageStrips } from './coverage-strips'
import { FirstByteHistogram } from './first-byte-histogram'
import { HeadlineNumbers } from './headline-numbers'
import { SavingsBars } from './savings-bars'
import { SeekHistogram } from './seek-histogram'
import { SeekLatencies } from './seek-latencies'

/** Everything about the streaming of one kind of footage. */
export function VariantStatistics(props: {
  readonly videoId: string
  readonly totals: VariantTotals
  readonly durationSeconds: number
  readonly refetchInterval: number
}) {
  const { videoId, totals, durationSeconds, refetchInterval } = props
  return (
    <div className="space-y-4">
      <HeadlineNumbers totals={totals} />
      <div className="grid grid-cols-2 gap-4">
        <SavingsBars totals={totals} />
        <CoverageStrips totals={totals} durationSeconds={durationSeconds} />
      </div>
      <SeekHistogram totals={totals} durationSeconds={durationSeconds} />
      <div className="grid grid-cols-2 gap-4">
        <FirstByteHistogram totals={totals} />
        <div className="flex min-w-0 flex-col gap-4">
          <SeekLatencies videoId={videoId} refetchInterval={refetchInterval} />
          <AnswerTable statuses={totals.statuses} />
        </div>
      </div>
    </div>
  )
}
