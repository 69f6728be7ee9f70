'use client'
import { useSegments } from '@/lib/browser/stores/workspace-context'
import { EmptySegments } from './empty-segments'
import { SegmentTable } from './segment-table'
import { SelectedSegment } from './selected-segment'

/** Every segment of this document, and the selected one in detail. */
export function SegmentPanel() {
  const segments = useSegments()
  return (
    <section aria-labelledby="segments-heading" className="flex min-h-44 flex-1 flex-col border-t border-line">
      <h2
        id="segments-heading"
        className="flex items-baseline gap-2 px-4 pt-3 pb-1.5 text-xs font-semibold text-ink-muted"
      >
        Segments
        <span className="font-normal">{segments.length === 0 ? 'none yet' : segments.length}</span>
      </h2>
      {segments.length === 0 ? <EmptySegments /> : <SegmentTable segments={segments} />}
      <SelectedSegment segments={segments} />
    </section>
  )
}
