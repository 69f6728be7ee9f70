import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useAdjudication, useCurrentQuestion } from '@/lib/browser/stores/adjudication-context'
import { frameSpan } from '@/lib/time/frame-span'

/** How the lanes are looked at. */
export function LaneTools() {
  const { timeline } = useAdjudication()
  const question = useCurrentQuestion()
  return (
    <div className="flex items-center gap-1 bg-surface px-3 py-1.5 text-xs text-ink-muted">
      <span className="flex-1">Ctrl and the wheel zoom, Shift and the wheel move along.</span>
      <Button look="quiet" aria-label="Zoom out" onClick={() => timeline.zoomBy(1.6)}>
        <ZoomOut aria-hidden={true} className="size-4" />
      </Button>
      <Button look="quiet" aria-label="Zoom in" onClick={() => timeline.zoomBy(1 / 1.6)}>
        <ZoomIn aria-hidden={true} className="size-4" />
      </Button>
      <Button look="quiet" onClick={timeline.fitAll}>
        <Maximize2 aria-hidden={true} className="size-3.5" /> Whole video
      </Button>
      <Button
        look="quiet"
        disabled={question === null}
        className="disabled:opacity-50"
        onClick={() => question && timeline.fitSpan(frameSpan(question.start, question.end))}
      >
        This question
      </Button>
    </div>
  )
}
