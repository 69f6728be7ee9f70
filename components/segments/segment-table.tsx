import { useEffect, useRef } from 'react'
import { useSession } from '@/lib/browser/stores/workspace-context'
import type { DocumentSegment } from '@/lib/workspace/document'
import { primaryId } from '@/lib/workspace/labeling'
import { SegmentRow } from './segment-row'

/** The segments as a table, in order; the selected one is kept in view. */
export function SegmentTable({ segments }: { readonly segments: readonly DocumentSegment[] }) {
  const selectedId = useSession((state) => primaryId(state.labeling))
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    if (selectedId === null) return
    body.current?.querySelector(`[data-row="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])
  return (
    <section className="min-h-0 flex-1 overflow-y-auto" aria-label="List of segments">
      <table className="w-full border-collapse text-sm">
        <thead className="sticky top-0 z-10 bg-surface text-left text-xs text-ink-muted">
          <tr>
            <th scope="col" className="py-1 pl-4 font-medium">
              Label
            </th>
            <th scope="col" className="px-1 py-1 text-right font-medium">
              First
            </th>
            <th scope="col" className="px-1 py-1 text-right font-medium">
              Last
            </th>
            <th scope="col" className="px-1 py-1 text-right font-medium">
              Length
            </th>
            <th scope="col" className="pr-2">
              <span className="sr-only">Delete</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {segments.map((segment) => (
            <SegmentRow key={segment.id} segment={segment} isSelected={segment.id === selectedId} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
