'use client'
import { type KeyboardEvent, useRef } from 'react'
import { usePlayer, usePlayerHandle } from '@/lib/browser/stores/player-context'
import { BufferedRanges } from './buffered-ranges'
import { CachedRanges } from './cached-ranges'
import { LoopSpan } from './loop-span'
import styles from './scrubber.module.css'
import { useHoverPreview } from './use-hover-preview'
import { usePlayheadWriter } from './use-playhead-writer'
import { useScrubGesture } from './use-scrub-gesture'

/** Frames moved by Page Up and Page Down: a hundredth of the video, at least ten. */
const pageOf = (frameCount: number): number => Math.max(Math.round(frameCount / 100), 10)

/**
 * The bar of the whole video, every frame equally wide: drag it to scrub, hover to read a position. The playhead is
 * where the hand asked to be; the counter says which frame is on screen.
 */
export function Scrubber() {
  const player = usePlayerHandle()
  const frameCount = usePlayer((state) => state.frameCount)
  const bar = useRef<HTMLDivElement>(null)
  const played = useRef<HTMLDivElement>(null)
  const playhead = useRef<HTMLDivElement>(null)
  const preview = useRef<HTMLDivElement>(null)
  usePlayheadWriter({ bar, played, playhead })
  useScrubGesture(bar)
  useHoverPreview(bar, preview)

  const onKeyDown = (event: KeyboardEvent) => {
    const delta = SLIDER_KEYS[event.key]?.(frameCount)
    if (delta === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    player.getState().step(delta)
  }

  return (
    <div
      ref={bar}
      className={styles['scrubber']}
      data-testid="scrubber"
      role="slider"
      tabIndex={0}
      aria-label="Position in the video"
      aria-valuemin={0}
      aria-valuemax={frameCount - 1}
      aria-valuenow={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles['track']}>
        <BufferedRanges />
        <div ref={played} className={styles['played']} />
      </div>
      <LoopSpan />
      <CachedRanges />
      <div ref={playhead} className={styles['playhead']} />
      <div ref={preview} className={styles['preview']} aria-hidden={true} />
    </div>
  )
}

/** The keys a slider has beside the transport's own (WAI-ARIA Authoring Practices, slider pattern). */
const SLIDER_KEYS: Readonly<Record<string, (frameCount: number) => number>> = {
  ArrowUp: () => 1,
  ArrowDown: () => -1,
  PageUp: pageOf,
  PageDown: (frameCount) => -pageOf(frameCount),
}
