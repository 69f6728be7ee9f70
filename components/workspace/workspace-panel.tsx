import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { HistoryPanel } from '@/components/history/history-panel'
import { LabelPalette } from '@/components/labels/label-palette'
import { ProblemPanel } from '@/components/lint/problem-panel'
import { ReadinessPanel } from '@/components/readiness/readiness-panel'
import { CommentPanel } from '@/components/review/comment-panel'
import { SegmentPanel } from '@/components/segments/segment-panel'
import { type ReadinessStore, selectCanStartLabeling } from '@/lib/browser/stores/readiness-store'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { Disputes } from './disputes'
import { ReadinessLost } from './readiness-lost'
import { ReturnedWork } from './returned-work'
import { SubmitObstacle, SubmitWork } from './submit-work'
import { SubmittedWork } from './submitted-work'

/** At first what stands between the annotator and labeling; then the labels and the segments. */
export function WorkspacePanel({ readiness }: { readonly readiness: ReadinessStore }) {
  const { session } = useWorkspaceHandle()
  const isLabeling = useSession((state) => state.isLabeling)
  const sidePanel = useSession((state) => state.sidePanel)
  const start = () => {
    // Asked again at the moment of starting: what the button showed may be a moment old.
    if (!selectCanStartLabeling(readiness.getState())) return
    session.setState({ isLabeling: true })
    session.announce('Labeling started: a label key starts a segment at the frame on screen')
  }
  return (
    <>
      <Disputes />
      <SubmittedWork />
      <ReturnedWork />
      {sidePanel === 'history' ? (
        <HistoryPanel />
      ) : sidePanel === 'comments' ? (
        <CommentPanel onClose={() => session.setState({ sidePanel: 'labeling', commentAt: null })} />
      ) : isLabeling ? (
        <LabelingPanel readiness={readiness} />
      ) : (
        <ReadinessPanel store={readiness} onStart={start} />
      )}
    </>
  )
}

function LabelingPanel({ readiness }: { readonly readiness: ReadinessStore }) {
  const isReady = useStore(readiness, selectCanStartLabeling)
  const root = useRef<HTMLDivElement>(null)
  // The button that started labeling is gone: the focus goes where the work continues.
  useEffect(() => root.current?.focus({ preventScroll: true }), [])
  return (
    <div ref={root} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
      {isReady ? null : <ReadinessLost store={readiness} />}
      <LabelPalette />
      <SegmentPanel />
      <ProblemPanel action={<SubmitWork />} remark={<SubmitObstacle />} />
    </div>
  )
}
