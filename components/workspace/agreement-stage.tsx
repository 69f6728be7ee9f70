import { Pause, Play, StepBack, StepForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { PlayerStage } from '@/components/player/player-stage'
import { PositionReadout } from '@/components/player/position-readout'
import { Scrubber } from '@/components/player/scrubber'
import { SpokenPlayback } from '@/components/player/spoken-playback'
import { useLoopDriver } from '@/components/player/use-loop-driver'
import { PictureProvider } from '@/lib/browser/stores/picture-context'
import { usePlayer, usePlayerHandle } from '@/lib/browser/stores/player-context'

/**
 * The picture with what is needed to look at a question: play, step, scrub. Stands inside a PlayerProvider. Clipped, because
 * the playhead is a bar as wide as the scrubber, moved along it.
 */
export function AgreementStage() {
  const player = usePlayerHandle()
  const phase = usePlayer((state) => state.phase)
  const isRunning = usePlayer((state) => state.wantsToPlay)
  useLoopDriver()
  return (
    <PictureProvider>
      <section
        aria-label="Video player"
        data-testid="player"
        data-state={phase}
        className="flex min-h-0 min-w-0 flex-col overflow-clip bg-canvas [container-type:inline-size]"
      >
        <PlayerStage />
        <SpokenPlayback />
        <div className="px-3 pb-1.5">
          <Scrubber />
          <div className="flex h-10 items-center gap-1">
            <StageButton name="One frame back (,)" onPress={() => player.getState().step(-1)}>
              <StepBack size={16} />
            </StageButton>
            <StageButton name={isRunning ? 'Pause (Space)' : 'Play (Space)'} onPress={() => player.getState().toggle()}>
              {isRunning ? (
                <Pause size={18} fill="currentColor" strokeWidth={0} />
              ) : (
                <Play size={18} fill="currentColor" strokeWidth={0} />
              )}
            </StageButton>
            <StageButton name="One frame on (.)" onPress={() => player.getState().step(1)}>
              <StepForward size={16} />
            </StageButton>
            <PositionReadout />
          </div>
        </div>
      </section>
    </PictureProvider>
  )
}

function StageButton(props: { readonly name: string; readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={props.name}
      title={props.name}
      onClick={props.onPress}
      className="inline-flex size-8 items-center justify-center rounded-md text-ink-muted hover:bg-raised hover:text-ink"
    >
      {props.children}
    </button>
  )
}
