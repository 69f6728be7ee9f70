'use client'
import { type ReactNode, useCallback, useState } from 'react'
import { usePlayer } from '@/lib/browser/stores/player-context'
import styles from './player.module.css'
import { PlayerStage } from './player-stage'
import { Scrubber } from './scrubber'
import { StreamingOverlay } from './streaming-overlay'
import { TransportBar } from './transport-bar'
import { useLoopDriver } from './use-loop-driver'
import { useTransportKeys } from './use-transport-keys'

/**
 * The whole player: picture, scrubber and transport, filling the height it is given. Stands inside a PlayerProvider
 * and a query client, and binds the transport's keys to the page. `controls` stand in the transport, beside the speed.
 */
export function Player({ controls }: { readonly controls?: ReactNode }) {
  const phase = usePlayer((player) => player.phase)
  const [isOverlayShown, setOverlayShown] = useState(false)
  const toggleOverlay = useCallback(() => setOverlayShown((isShown) => !isShown), [])
  useTransportKeys(toggleOverlay)
  useLoopDriver()
  return (
    <section className={styles['player']} data-testid="player" data-state={phase} aria-label="Video player">
      <PlayerStage>{isOverlayShown && <StreamingOverlay onClose={toggleOverlay} />}</PlayerStage>
      <div className={styles['controls']}>
        <Scrubber />
        <TransportBar controls={controls} isOverlayShown={isOverlayShown} onToggleOverlay={toggleOverlay} />
      </div>
    </section>
  )
}
