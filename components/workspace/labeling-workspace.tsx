import { useMemo, useState } from 'react'
import { Player } from '@/components/player/player'
import { useOpenPlayer } from '@/components/player/use-open-player'
import type { PlayerSource } from '@/lib/browser/stores/open-player'
import { PlayerProvider } from '@/lib/browser/stores/player-context'
import type { ReadinessStore } from '@/lib/browser/stores/readiness-store'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Label } from '@/lib/labels/schema'
import { parseStartPosition } from '@/lib/player/start-position'
import type { VideoSummary } from '@/lib/videos/schema'
import { GoToFrame } from './go-to-frame'
import { LoopButton } from './loop-button'
import { ShortcutSheet } from './shortcut-sheet'
import { TimelineStrip } from './timeline-strip'
import { WorkspaceBar } from './workspace-bar'
import { WorkspaceFrame } from './workspace-frame'
import { WorkspacePanel } from './workspace-panel'
import { WorkspaceSession } from './workspace-session'
import { StageSkeleton, TimelineSkeleton } from './workspace-skeleton'

type LabelingWorkspaceProps = {
  readonly video: VideoSummary
  readonly index: FrameIndex
  readonly mediaUrl: string
  readonly labels: readonly Label[]
  readonly document: WorkspaceStore
  readonly readiness: ReadinessStore
}

/** A video with its frame index: opens the player where the address says, and everything that stands on it. */
export function LabelingWorkspace(props: LabelingWorkspaceProps) {
  const { video, index, mediaUrl, labels, document, readiness } = props
  const [asked] = useState(() => new URLSearchParams(window.location.search))
  const start = useMemo(
    () => parseStartPosition({ frame: asked.get('frame'), t: asked.get('t') }, index),
    [asked, index],
  )
  const { id: videoId, labeledVariant: variant } = video
  const source = useMemo<PlayerSource>(
    () => ({ videoId, variant, mediaUrl, index, startFrame: start.frame }),
    [videoId, variant, mediaUrl, index, start],
  )
  const player = useOpenPlayer(source)
  if (player === null) {
    return (
      <WorkspaceFrame
        bar={<WorkspaceBar video={video} document={document} />}
        stage={<StageSkeleton />}
        panel={null}
        timeline={<TimelineSkeleton />}
      />
    )
  }
  return (
    <PlayerProvider player={player}>
      <WorkspaceSession
        {...{ videoId, index, labels, document, readiness }}
        opening={{
          problem: start.problem,
          segmentId: asked.get('segment'),
          hasFrame: asked.has('frame') || asked.has('t'),
        }}
      >
        {(showShortcuts) => (
          <>
            <WorkspaceFrame
              bar={<WorkspaceBar video={video} document={document} onShowShortcuts={showShortcuts} />}
              stage={<Player controls={<LoopButton />} />}
              panel={<WorkspacePanel readiness={readiness} />}
              timeline={<TimelineStrip />}
            />
            <GoToFrame />
            <ShortcutSheet />
          </>
        )}
      </WorkspaceSession>
    </PlayerProvider>
  )
}
