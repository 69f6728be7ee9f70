'use client'
import { type ReactNode, useCallback, useRef } from 'react'
import { usePicture } from '@/lib/browser/stores/picture-context'
import { selectIsCropped } from '@/lib/browser/stores/picture-store'
import { usePlayer, usePlayerCanvas, usePlayerElement, usePlayerHandle } from '@/lib/browser/stores/player-context'
import { BufferingIndicator } from './buffering-indicator'
import { FailurePanel } from './failure-panel'
import { PictureChips } from './picture-chips'
import styles from './player-stage.module.css'
import { usePictureClicks } from './use-picture-clicks'
import { usePictureGestures } from './use-picture-gestures'
import { usePicturePlacement } from './use-picture-placement'
import { useStageGeometry } from './use-stage-geometry'

/** The picture, with what has to be said over it; `children` lie on top. */
export function PlayerStage({ children }: { readonly children?: ReactNode }) {
  const player = usePlayerHandle()
  const failure = usePlayer((state) => state.failure)
  return (
    <div className={styles['stage']} data-theme="dark">
      <Picture />
      <PictureChips />
      <BufferingIndicator />
      {failure !== null && <FailurePanel failure={failure} onRetry={() => player.getState().retry()} />}
      {children}
    </div>
  )
}

/**
 * What the mouse and fingers act on, and in it the sheet that holds whatever shows the picture: zoom, brightness and
 * contrast are of the sheet, so that the video and what covers it are always seen alike. Keys do the same for everybody.
 */
function Picture() {
  const element = usePlayerElement()
  const canvas = usePlayerCanvas()
  const isCropped = usePicture(selectIsCropped)
  const surface = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const place = useCallback(
    (holder: HTMLDivElement | null) => {
      sheet.current = holder
      if (holder === null) return
      holder.prepend(element, canvas)
      return () => {
        element.remove()
        canvas.remove()
        sheet.current = null
      }
    },
    [element, canvas],
  )
  useStageGeometry(surface)
  usePicturePlacement(sheet)
  usePictureGestures(surface)
  usePictureClicks(surface)
  return (
    <div ref={surface} className={styles['surface']} data-cropped={isCropped ? '' : undefined}>
      <div ref={place} className={styles['picture']} data-testid="picture" />
    </div>
  )
}
