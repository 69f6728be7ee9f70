import { useCallback, useEffect, useRef, useState } from 'react'
import { paintStripPicture } from '@/lib/browser/stage/strip-painter'
import { usePlayer, usePlayerStrip } from '@/lib/browser/stores/player-context'
import type { StripEvent } from '@/lib/player/frame-port'
import { type Frame, frame } from '@/lib/time/frame'
import { frameSpan } from '@/lib/time/frame-span'
import { nearestFirst } from '@/lib/workspace/boundary-strip'
import type { PictureSize } from './use-strip-size'

/** Where a frame's picture goes. */
type Place = { readonly told: HTMLElement; readonly canvas: HTMLCanvasElement; drawnWidth: number }

type Strip = { readonly start: number; readonly end: number; readonly at: number; readonly size: PictureSize | null }

/**
 * Has the pictures of the frames [start, end) decoded, those nearest to the boundary `at` first, and draws each where
 * `register` was told; those that are there already are kept. `missed` says why a frame has none.
 */
export function useStripPictures({ start, end, at, size }: Strip) {
  const ask = usePlayerStrip()
  const places = useRef(new Map<Frame, Place>())
  const [missed, setMissed] = useState<ReadonlyMap<Frame, string>>(new Map())
  // While it plays the machine is the player's: what is missing is asked for afterwards.
  const isPlaying = usePlayer(({ wantsToPlay, backwardSpeed }) => wantsToPlay || backwardSpeed !== null)
  const { width, height } = size ?? { width: 0, height: 0 }

  useEffect(() => {
    if (ask === null || width === 0 || isPlaying) return
    const isDone = (at: Frame) => {
      const place = places.current.get(at)
      return place?.told.dataset['quality'] === 'full' && place.drawnWidth === width
    }
    const onEvent = (event: StripEvent) => {
      if (event.kind === 'missed') return setMissed((before) => new Map(before).set(event.frame, event.reason))
      const place = places.current.get(event.frame)
      const isBetter = place !== undefined && (event.quality === 'full' || !isDone(event.frame))
      if (!isBetter) return event.picture.close()
      paintStripPicture(place.canvas, place.told, event.picture, event.quality)
      place.drawnWidth = width
    }
    const frames = nearestFirst(frameSpan(start, end), at).filter((each) => !isDone(each))
    return frames.length === 0 ? undefined : ask({ frames, width, height }, onEvent)
  }, [ask, start, end, at, width, height, isPlaying])

  /** For a `ref`: where the picture of `number` goes, for as long as it is there. Always the same: told anew it is drawn anew. */
  const register = useCallback((number: number, told: HTMLElement | null) => {
    const canvas = told?.querySelector('canvas')
    if (told === null || canvas == null) return
    const own = frame(number)
    places.current.set(own, { told, canvas, drawnWidth: 0 })
    return () => void places.current.delete(own)
  }, [])
  return { register, missed }
}
