'use client'
import { type ReactNode, useCallback, useState } from 'react'
import { PictureProvider } from '@/lib/browser/stores/picture-context'
import { usePlayer } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { FullScreenCover } from './full-screen-cover'
import styles from './player.module.css'
import { PlayerStage } from './player-stage'
import { Scrubber } from './scrubber'
import { SpokenPlayback } from './spoken-playback'
import { StreamingOverlay } from './streaming-overlay'
import { TransportBar } from './transport-bar'
import { useLoopDriver } from './use-loop-driver'
import { usePictureCommands } from './use-picture-commands'
import { useTransportCommands } from './use-transport-commands'

/** `controls` stand in the transport, beside the speed. */
type Props = { readonly controls?: ReactNode }

/**
 * The whole player: picture, scrubber and transport, filling the height it is given. Stands inside a PlayerProvider, a
 * workspace, whose status line says what was done, and a query client; offers it the commands of transport and picture.
 */
export function Player({ controls }: Props) {
  return (
    <PictureProvider>
      <FullScreenCover>
        <PlayerParts controls={controls} />
      </FullScreenCover>
    </PictureProvider>
  )
}

function PlayerParts({ controls }: Props) {
  const phase = usePlayer((player) => player.phase)
  const [isOverlayShown, setOverlayShown] = useState(false)
  const { session } = useWorkspaceHandle()
  const toggleOverlay = useCallback(() => {
    setOverlayShown(!isOverlayShown)
    session.announce(isOverlayShown ? 'Streaming statistics hidden' : 'Streaming statistics shown')
  }, [isOverlayShown, session])
  useTransportCommands(toggleOverlay)
  useLoopDriver()
  usePictureCommands()
  return (
    <section className={styles['player']} data-testid="player" data-state={phase} aria-label="Video player">
      <PlayerStage>{isOverlayShown && <StreamingOverlay onClose={toggleOverlay} />}</PlayerStage>
      <SpokenPlayback />
      <div className={styles['controls']}>
        <Scrubber />
        <TransportBar controls={controls} isOverlayShown={isOverlayShown} onToggleOverlay={toggleOverlay} />
      </div>
    </section>
  )
}
