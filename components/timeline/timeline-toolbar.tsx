import { Maximize2, ScanSearch, ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { useSegments, useSession, useTimelineView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { frameSpan } from '@/lib/time/frame-span'
import { isWhole } from '@/lib/timeline/viewport'
import { primaryId } from '@/lib/workspace/labeling'
import { SnapSwitch } from './snap-switch'
import styles from './timeline.module.css'

/** What was said last, and the zoom. Buttons zoom around the playhead while it is in view, else around the middle. */
export function TimelineToolbar({ status }: { readonly status: ReactNode }) {
  const { timeline } = useWorkspaceHandle()
  const selectedId = useSession((state) => primaryId(state.labeling))
  const selected = useSegments().find(({ id }) => id === selectedId)
  const isAll = useTimelineView(({ viewport }) => isWhole(viewport))
  return (
    <div className={styles['toolbar']}>
      <div className="min-w-0 flex-1">{status}</div>
      <SnapSwitch />
      <Button
        look="quiet"
        className="w-8 px-0!"
        aria-label="Zoom out"
        title="Zoom out"
        onClick={() => timeline.zoomBy(2)}
      >
        <ZoomOut aria-hidden={true} className="size-4" />
      </Button>
      <Button
        look="quiet"
        className="w-8 px-0!"
        aria-label="Zoom in"
        title="Zoom in"
        onClick={() => timeline.zoomBy(0.5)}
      >
        <ZoomIn aria-hidden={true} className="size-4" />
      </Button>
      {selected === undefined ? null : (
        <Button
          look="quiet"
          title="Zoom to the selected segment"
          onClick={() => timeline.fitSpan(frameSpan(selected.startFrame, selected.endFrame))}
        >
          <ScanSearch aria-hidden={true} className="size-4" /> Selection
        </Button>
      )}
      <Button
        look="quiet"
        aria-label="Show the whole video"
        title="Show the whole video"
        aria-pressed={isAll}
        onClick={timeline.fitAll}
      >
        <Maximize2 aria-hidden={true} className="size-3.5" /> Fit
      </Button>
    </div>
  )
}
