import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { AgreementBar } from '@/components/agreement/agreement-bar'
import { AgreementFigures } from '@/components/agreement/agreement-figures'
import { DecisionPanel } from '@/components/agreement/decision-panel'
import { LaneStrip } from '@/components/agreement/lane-strip'
import { LaneTools } from '@/components/agreement/lane-tools'
import { QuestionTable } from '@/components/agreement/question-table'
import { blindName } from '@/components/agreement/words'
import { UserMenu } from '@/components/session/user-menu'
import type { AgreementReport } from '@/lib/agreement/schema'
import { postAcceptance, postDecisions, postReopening } from '@/lib/browser/api/agreement'
import { agreementQuery } from '@/lib/browser/queries/agreement'
import { useMay } from '@/lib/browser/queries/me'
import { AdjudicationProvider, type OpenAdjudication } from '@/lib/browser/stores/adjudication-context'
import { createAdjudicationStore } from '@/lib/browser/stores/adjudication-store'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { createTimelineViewStore } from '@/lib/browser/stores/timeline-view-store'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { invariant } from '@/lib/result/invariant'
import type { VideoSummary } from '@/lib/videos/schema'
import { AgreementStage } from './agreement-stage'
import { loopAround } from './loop-around'
import { useAgreementKeys } from './use-agreement-keys'
import { useQuietClicks } from './use-quiet-clicks'

/** The picture, the question beside it, everybody's lanes below, and under them all that was measured. */
export function AgreementWorkspace({ video, index }: { readonly video: VideoSummary; readonly index: FrameIndex }) {
  const { data: report } = useQuery(agreementQuery(video.id))
  invariant(report !== undefined, 'the work was compared before it is shown')
  const [isBlind, setBlind] = useState(false)
  const open = useOpenAdjudication(video, index, report, isBlind)
  const root = useRef<HTMLDivElement>(null)
  useQuietClicks(root)
  useAgreementKeys(open)
  const isAllDecided = report.questions.every(({ decision }) => decision !== null)
  const { gold, comparison } = report
  const queries = useQueryClient()
  const tell = (sending: Promise<unknown>, done: string) =>
    void sending
      .then(() => toast.success(done))
      .catch((error: Error) => toast.error(error.message))
      .finally(() => queries.invalidateQueries({ queryKey: ['agreement'] }))
  const accept = () => tell(postAcceptance(video.id, gold.sequence), 'The gold standard is accepted.')
  const reopen = () => tell(postReopening(video.id, gold.sequence), 'The gold standard can be changed again.')
  const mayDecide = useMay('document:adjudicate')
  return (
    <AdjudicationProvider value={open}>
      <div ref={root} className="min-h-dvh bg-canvas text-ink">
        <AgreementBar
          title={video.title}
          account={<UserMenu />}
          isBlind={isBlind}
          onBlind={setBlind}
          gold={
            gold.id === null
              ? null
              : { state: gold.state, exportUrl: `/api/videos/${encodeURIComponent(video.id)}/gold/export?format=json` }
          }
          reopen={gold.state === 'accepted' && mayDecide ? reopen : null}
          accept={open.isClosed ? null : { isReady: isAllDecided, run: accept }}
        />
        <main>
          <div className="grid h-[clamp(320px,calc(100dvh-48px-230px),760px)] grid-cols-[minmax(0,1fr)_320px]">
            <AgreementStage />
            <DecisionPanel />
          </div>
          <LaneStrip />
          <LaneTools />
          <div className="mx-auto max-w-7xl space-y-4 px-6 py-8">
            <h2 className="text-base font-semibold tracking-tight">How far they agree</h2>
            {comparison === null ? null : <AgreementFigures comparison={comparison} />}
            <QuestionTable />
          </div>
        </main>
      </div>
    </AdjudicationProvider>
  )
}

function useOpenAdjudication(
  video: VideoSummary,
  index: FrameIndex,
  report: AgreementReport,
  isBlind: boolean,
): OpenAdjudication {
  const queries = useQueryClient()
  const player = usePlayerHandle()
  const mayDecide = useMay('document:adjudicate')
  const { id: videoId } = video
  const framesPerSecond = video.frameRate.num / video.frameRate.den
  const timeline = useMemo(
    () => createTimelineViewStore(index.frameCount, () => player.getState().targetFrame ?? player.getState().frame),
    [index, player],
  )
  const store = useMemo(() => {
    const { queryKey } = agreementQuery(videoId)
    return createAdjudicationStore({
      report: () => queries.getQueryData(queryKey),
      post: (adjudication) => postDecisions(videoId, adjudication),
      keep: (next) => queries.setQueryData(queryKey, next),
      reload: () => queries.refetchQueries({ queryKey }),
      show: (question) => {
        const loop = loopAround(question.differs ?? question, index.frameCount, framesPerSecond)
        player.getState().setLoop(loop)
        player.getState().seekToFrame((question.differs ?? question).start, 'jump')
        timeline.reveal(question.start)
      },
    })
  }, [videoId, index, framesPerSecond, player, timeline, queries])
  const names = report.documents.map(({ name }, nth) => (isBlind ? blindName(nth) : name))
  return { report, names, store, timeline, isClosed: report.gold.state === 'accepted' || !mayDecide }
}
