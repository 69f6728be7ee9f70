import { type RefObject, useEffect } from 'react'
import { usePictureHandle } from '@/lib/browser/stores/picture-context'
import { usePlayerElement } from '@/lib/browser/stores/player-context'

/** Keeps the view told of how large the stage and the picture are. */
export function useStageGeometry(stage: RefObject<HTMLElement | null>): void {
  const picture = usePictureHandle()
  const video = usePlayerElement()
  useEffect(() => {
    const element = stage.current
    if (element === null) return
    const life = new AbortController()
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      const size = { width: video.videoWidth, height: video.videoHeight }
      const isKnown = width > 0 && height > 0 && size.width > 0 && size.height > 0
      picture.measure(isKnown ? { stage: { width, height }, picture: size, pixelRatio: window.devicePixelRatio } : null)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    const { signal } = life
    video.addEventListener('loadedmetadata', measure, { signal })
    // Also when another picture size begins in the middle of a video.
    video.addEventListener('resize', measure, { signal })
    window.addEventListener('resize', measure, { signal })
    return () => {
      observer.disconnect()
      life.abort()
    }
  }, [stage, picture, video])
}
