import { useQuery } from '@tanstack/react-query'
import { seekSummaryQuery } from '@/lib/browser/queries/seek-summary'
import { Panel } from './panel'
import { SeekKinds } from './seek-kinds'
import { SeekLatencies } from './seek-latencies'
import { SeekQuality } from './seek-quality'
import { WaitingBar } from './waiting-bar'

type Props = { readonly videoId: string; readonly refetchInterval: number }

/** Seeks as the pages of those who made them measured: all footage of the video together. */
export function SeekPanels({ videoId, refetchInterval }: Props) {
  const { data, error } = useQuery({ ...seekSummaryQuery(videoId), refetchInterval })
  if (data === undefined) {
    return (
      <Panel title="How long seeks take">
        <p role="status" className="text-ink-muted">
          {error === null ? 'Loading' : error.message}
        </p>
      </Panel>
    )
  }
  if (data.count === 0 && data.stall.share === null) {
    return <Panel title="How long seeks take" answer="No player told of a seek yet" />
  }
  return (
    <>
      <div className="grid grid-cols-3 gap-4">
        <SeekLatencies summary={data} />
        <SeekQuality summary={data} />
      </div>
      <div className="grid grid-cols-5 gap-4">
        <WaitingBar stall={data.stall} />
        <SeekKinds byKind={data.byKind} />
      </div>
    </>
  )
}
