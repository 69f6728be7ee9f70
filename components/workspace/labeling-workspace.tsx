import { type ReactNode, useMemo, useState } from 'react'
import { ExchangeMenu } from '@/components/exchange/exchange-menu'
import { LiveLint } from '@/components/lint/live-lint'
import { Microscope } from '@/components/microscope/microscope'
import { Player } from '@/components/player/player'
import { useOpenPlayer } from '@/components/player/use-open-player'
import { CommentsButton } from '@/components/review/comments-button'
import { CommentCommands } from '@/components/review/use-comment-commands'
import type { PlayerSource } from '@/lib/browser/stores/open-player'
import { PlayerProvider } from '@/lib/browser/stores/player-context'
import type { ReadinessStore } from '@/lib/browser/stores/readiness-store'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Label, SetRule } from '@/lib/labels/schema'
import { openingOf } from '@/lib/player/resume-position'
import type { VideoSummary } from '@/lib/videos/schema'
import { readAskedPlace } from './asked-place'
import { CommandPalette } from './command-palette'
import { finalFocus } from './final-focus'
import { GoToFrame } from './go-to-frame'
import { LoopButton } from './loop-button'
import { ReactionDialog } from './reaction-dialog'
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
  /** Whether the player asks for bytes by links and not by the cookie. */
  readonly usesLinks: boolean
  /** The frame at which the video was left; null if it never was. */
  readonly leftAt: number | null
  readonly labels: readonly Label[]
  /** What must hold for all segments together. */
  readonly setRules: readonly SetRule[]
  readonly document: WorkspaceStore
  readonly readiness: ReadinessStore
  readonly reading?: Reading
}

/** Somebody else’s work is looked at: whose, what is said in place of editing it, and what stands in the panel. */
export type Reading = {
  readonly documentId: string
  readonly annotator: string
  readonly refusal: string
  readonly panel: ReactNode
}

/**
 * A video with its frame index: opens the player where the address says, else where the video was left, and everything
 * that stands on it.
 */
export function LabelingWorkspace(props: LabelingWorkspaceProps) {
  const { video, index, mediaUrl, usesLinks, leftAt, labels, setRules, document, readiness, reading } = props
  const [asked] = useState(readAskedPlace)
  const start = useMemo(() => openingOf(asked, leftAt, index), [asked, leftAt, index])
  const { id: videoId, labeledVariant: variant } = video
  const source = useMemo<PlayerSource>(
    () => ({ videoId, variant, mediaUrl, usesLinks, index, startFrame: start.frame }),
    [videoId, variant, mediaUrl, usesLinks, index, start],
  )
  const player = useOpenPlayer(source)
  if (player === null) {
    return (
      <WorkspaceFrame
        bar={<WorkspaceBar video={video} document={document} annotator={reading?.annotator} />}
        stage={<StageSkeleton />}
        panel={null}
        timeline={<TimelineSkeleton />}
      />
    )
  }
  return (
    <PlayerProvider player={player}>
      <WorkspaceSession
        {...{ videoId, index, labels, document, readiness, reading }}
        opening={{
          message: start.message,
          segmentId: asked.segment,
          hasFrame: asked.frame !== null || asked.t !== null,
        }}
      >
        {(show) => (
          <LiveLint setRules={setRules}>
            <WorkspaceFrame
              bar={
                <WorkspaceBar
                  video={video}
                  document={document}
                  annotator={reading?.annotator}
                  actions={
                    reading === undefined ? (
                      <>
                        <CommentsButton />
                        <ExchangeMenu video={video} finalFocus={finalFocus} />
                      </>
                    ) : null
                  }
                  show={show}
                />
              }
              stage={<Player controls={<LoopButton />} />}
              panel={reading === undefined ? <WorkspacePanel readiness={readiness} /> : reading.panel}
              dock={<Microscope />}
              timeline={<TimelineStrip />}
            />
            <CommentCommands />
            <GoToFrame />
            <ReactionDialog />
            <ShortcutSheet />
            <CommandPalette />
          </LiveLint>
        )}
      </WorkspaceSession>
    </PlayerProvider>
  )
}
