import { Maximize2, ScanSearch, ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useSegments, useSession } from '@/lib/browser/stores/workspace-context'
import { fitAll, fitSpan, toPixels, type Viewport, zoomAround } from '@/lib/timeline/viewport'
import { primaryId } from '@/lib/workspace/labeling'
import styles from './timeline.module.css'
import type { ChangeViewport } from './use-viewport'

/** What was said last, and the zoom. Buttons zoom around the playhead while it is in view, else around the middle. */
export function TimelineToolbar({
  viewport,
  onChange,
  status,
}: {
  readonly viewport: Viewport
  readonly onChange: ChangeViewport
  readonly status: ReactNode
}) {
  const player = usePlayerHandle()
  const zoom = (factor: number) => {
    onChange((current) => {
      const playhead = toPixels(current, player.getState().frame + 0.5)
      const isInView = playhead >= 0 && playhead <= current.width
      return zoomAround(current, isInView ? playhead : current.width / 2, factor)
    })
  }
  const selectedId = useSession((state) => primaryId(state.labeling))
  const selected = useSegments().find(({ id }) => id === selectedId)
  const isWhole = viewport.framesPerPixel * viewport.width >= viewport.frameCount
  return (
    <div className={styles['toolbar']}>
      <div className="min-w-0 flex-1">{status}</div>
      <Button look="quiet" className="w-8 px-0!" aria-label="Zoom out" title="Zoom out" onClick={() => zoom(2)}>
        <ZoomOut aria-hidden={true} className="size-4" />
      </Button>
      <Button look="quiet" className="w-8 px-0!" aria-label="Zoom in" title="Zoom in" onClick={() => zoom(0.5)}>
        <ZoomIn aria-hidden={true} className="size-4" />
      </Button>
      {selected === undefined ? null : (
        <Button
          look="quiet"
          title="Zoom to the selected segment"
          onClick={() => onChange((current) => fitSpan(current, selected.startFrame, selected.endFrame))}
        >
          <ScanSearch aria-hidden={true} className="size-4" /> Selection
        </Button>
      )}
      <Button
        look="quiet"
        aria-label="Show the whole video"
        title="Show the whole video"
        aria-pressed={isWhole}
        onClick={() => onChange(({ frameCount, width }) => fitAll(frameCount, width))}
      >
        <Maximize2 aria-hidden={true} className="size-3.5" /> Fit
      </Button>
    </div>
  )
}
