import type { VariantTotals } from '@/lib/http/streaming-stats'
import { AnswerTable } from './answer-table'
import { CoverageStrips } from './coverage-strips'
import { FirstByteHistogram } from './first-byte-histogram'
import { HeadlineNumbers } from './headline-numbers'
import { SavingsBars } from './savings-bars'
import { SeekHistogram } from './seek-histogram'
import { SeekPanels } from './seek-panels'

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
      <SeekPanels videoId={videoId} refetchInterval={refetchInterval} />
      <div className="grid grid-cols-2 gap-4">
        <SavingsBars totals={totals} />
        <CoverageStrips totals={totals} durationSeconds={durationSeconds} />
      </div>
      <SeekHistogram totals={totals} durationSeconds={durationSeconds} />
      <div className="grid grid-cols-[3fr_2fr] gap-4">
        <FirstByteHistogram totals={totals} />
        <AnswerTable statuses={totals.statuses} />
      </div>
    </div>
  )
}
