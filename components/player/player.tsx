'use client'
import { useCallback, useState } from 'react'
import { PictureProvider } from '@/lib/browser/stores/picture-context'
import { usePlayer } from '@/lib/browser/stores/player-context'
import { FullScreenCover } from './full-screen-cover'
import styles from './player.module.css'
import { PlayerStage } from './player-stage'
import { Scrubber } from './scrubber'
import { StreamingOverlay } from './streaming-overlay'
import { TransportBar } from './transport-bar'
import { useTransportKeys } from './use-transport-keys'
import { useViewKeys } from './use-view-keys'

/**
 * The whole player: picture, scrubber and transport, filling the height it is given. Stands inside a PlayerProvider, a
 * workspace, whose status line says what was done, and a query client; binds the keys of transport and picture to the page.
 */
export function Player() {
  return (
    <PictureProvider>
      <FullScreenCover>
        <PlayerParts />
      </FullScreenCover>
    </PictureProvider>
  )
}

function PlayerParts() {
  const phase = usePlayer((player) => player.phase)
  const [isOverlayShown, setOverlayShown] = useState(false)
  const toggleOverlay = useCallback(() => setOverlayShown((isShown) => !isShown), [])
  useTransportKeys(toggleOverlay)
  useViewKeys()
  return (
    <section className={styles['player']} data-testid="player" data-state={phase} aria-label="Video player">
      <PlayerStage>{isOverlayShown && <StreamingOverlay onClose={toggleOverlay} />}</PlayerStage>
      <div className={styles['controls']}>
        <Scrubber />
        <TransportBar isOverlayShown={isOverlayShown} onToggleOverlay={toggleOverlay} />
      </div>
    </section>
  )
}
