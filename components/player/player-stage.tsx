'use client'
import { type ReactNode, useCallback } from 'react'
import { usePlayer, usePlayerCanvas, usePlayerElement, usePlayerHandle } from '@/lib/browser/stores/player-context'
import { BufferingIndicator } from './buffering-indicator'
import { FailurePanel } from './failure-panel'
import styles from './player-stage.module.css'

/** The picture, with what has to be said over it. A click on it plays or pauses; `children` lie on top. */
export function PlayerStage({ children }: { readonly children?: ReactNode }) {
  const element = usePlayerElement()
  const canvas = usePlayerCanvas()
  const player = usePlayerHandle()
  const failure = usePlayer((state) => state.failure)
  const place = useCallback(
    (stage: HTMLDivElement | null) => {
      if (stage === null) return
      stage.prepend(element, canvas)
      return () => {
        element.remove()
        canvas.remove()
      }
    },
    [element, canvas],
  )
  return (
    <div className={styles['stage']}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the play button and the Space key, which say it to everybody */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div ref={place} className={styles['picture']} onClick={() => player.getState().toggle()} />
      <BufferingIndicator />
      {failure !== null && <FailurePanel failure={failure} onRetry={() => player.getState().retry()} />}
      {children}
    </div>
  )
}
