'use client'
import { Activity, Pause, Play, Rewind, StepBack, StepForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePlayer, usePlayerHandle } from '@/lib/browser/stores/player-context'
import { FallbackNote } from './fallback-note'
import { PictureTools } from './picture-tools'
import { PlayerSettingsPopover } from './player-settings-popover'
import { PositionReadout } from './position-readout'
import { RateMenu } from './rate-menu'
import styles from './transport-bar.module.css'
import { TransportButton } from './transport-button'

type Props = {
  readonly controls: ReactNode
  readonly isOverlayShown: boolean
  readonly onToggleOverlay: () => void
}

/** Play, step, position, speed, settings. */
export function TransportBar({ controls, isOverlayShown, onToggleOverlay }: Props) {
  const player = usePlayerHandle()
  const isRunning = usePlayer((state) => state.wantsToPlay || state.backwardSpeed !== null)
  return (
    <div className={styles['bar']}>
      <TransportButton name="One frame back" command="playing.step-back" onPress={() => player.getState().step(-1)}>
        <StepBack size={16} />
      </TransportButton>
      <TransportButton
        name={isRunning ? 'Pause' : 'Play'}
        command="playing.toggle"
        isMain={true}
        onPress={() => player.getState().toggle()}
      >
        {isRunning ? (
          <Pause size={18} fill="currentColor" strokeWidth={0} />
        ) : (
          <Play size={18} fill="currentColor" strokeWidth={0} />
        )}
      </TransportButton>
      <TransportButton name="One frame on" command="playing.step-on" onPress={() => player.getState().step(1)}>
        <StepForward size={16} />
      </TransportButton>
      <PositionReadout />
      <span className={styles['space']} />
      <FallbackNote />
      <BackwardNote />
      {controls}
      <RateMenu />
      <PlayerSettingsPopover />
      <TransportButton
        name="Streaming statistics"
        command="playing.statistics"
        isPressed={isOverlayShown}
        onPress={onToggleOverlay}
      >
        <Activity size={16} />
      </TransportButton>
      <PictureTools />
    </div>
  )
}

function BackwardNote() {
  const speed = usePlayer((state) => state.backwardSpeed)
  if (speed === null) return null
  return (
    <span className={styles['note']} title={`Backwards at ${speed} times the speed`}>
      <Rewind size={13} fill="currentColor" strokeWidth={0} aria-hidden={true} /> {speed}×
    </span>
  )
}
