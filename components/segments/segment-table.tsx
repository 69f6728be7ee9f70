import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react'
import { useSession } from '@/lib/browser/stores/workspace-context'
import type { DocumentSegment } from '@/lib/workspace/document'
import { primaryId } from '@/lib/workspace/labeling'
import { SegmentRow } from './segment-row'

/** How high a row is until it has been measured, and the head, which covers what is scrolled below it; in pixels. */
const ROW_HEIGHT = 37
const HEAD_HEIGHT = 25

/** Rows kept ready above and below what is seen. */
const OVERSCAN = 12

/**
 * The segments as a table, in order; the selected one is kept in view. Only the rows near the view are in the page, so ten
 * thousand scroll like ten; the table says how many there are, and each row which one it is.
 */
export function SegmentTable({
  segments,
  withProblems,
}: {
  readonly segments: readonly DocumentSegment[]
  /** The ids of those that have a problem. */
  readonly withProblems: ReadonlySet<string>
}) {
  const selectedId = useSession((state) => primaryId(state.labeling))
  const selectedIds = useSession((state) => state.labeling.selectedIds)
  const selected = useMemo(() => new Set(selectedIds), [selectedIds])
  const scroller = useRef<HTMLElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const virtualizer = useVirtualizer({
    count: segments.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (i) => segments[i]?.id ?? i,
    overscan: OVERSCAN,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  })
  const rows = virtualizer.getVirtualItems()
  const before = (rows[0]?.start ?? HEAD_HEIGHT) - HEAD_HEIGHT
  const after = virtualizer.getTotalSize() - ((rows.at(-1)?.end ?? HEAD_HEIGHT) - HEAD_HEIGHT)

  const showRow = useEffectEvent((id: string) => {
    const index = segments.findIndex((segment) => segment.id === id)
    if (index !== -1) virtualizer.scrollToIndex(index, { align: 'auto' })
  })
  useEffect(() => {
    if (selectedId !== null) showRow(selectedId)
  }, [selectedId])

  const numberRows = useEffectEvent(() => {
    const elements = body.current?.querySelectorAll<HTMLTableRowElement>('tr[data-row]') ?? []
    for (const [i, element] of [...elements].entries()) {
      const index = rows[i]?.index
      if (index === undefined) continue
      // The head is row 1.
      element.setAttribute('aria-rowindex', String(index + 2))
      element.dataset['index'] = String(index)
      virtualizer.measureElement(element)
    }
  })
  useLayoutEffect(() => numberRows())

  return (
    <section ref={scroller} className="min-h-0 flex-1 overflow-y-auto" aria-label="List of segments">
      <table className="w-full border-collapse text-sm" aria-rowcount={segments.length + 1}>
        <thead className="sticky top-0 z-10 bg-surface text-left text-xs text-ink-muted">
          <tr aria-rowindex={1}>
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
        <Gap height={before} />
        <tbody ref={body}>
          {rows.map(({ index, key }) => {
            const segment = segments[index]
            if (segment === undefined) return null
            return (
              <SegmentRow
                key={key}
                segment={segment}
                isSelected={selected.has(segment.id)}
                hasProblem={withProblems.has(segment.id)}
              />
            )
          })}
        </tbody>
        <Gap height={after} />
      </table>
    </section>
  )
}

/** The room of rows that are not in the page. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tbody aria-hidden={true}>
      <tr>
        <td colSpan={5} style={{ height, padding: 0 }} />
      </tr>
    </tbody>
  )
}
