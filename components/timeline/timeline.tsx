'use client'
import { type ReactNode, useRef } from 'react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { Lanes } from './lanes'
import { PendingSpans } from './pending-spans'
import { Playhead } from './playhead'
import { Ruler } from './ruler'
import styles from './timeline.module.css'
import { TimelineToolbar } from './timeline-toolbar'
import { useViewport } from './use-viewport'

/**
 * The whole video as a strip: ruler, segments in lanes, playhead. The wheel zooms at the pointer, Shift and the wheel
 * moves along; the ruler scrubs; lanes take clicks and drags. `status` stands at the left of its bar.
 */
export function Timeline({ status }: { readonly status?: ReactNode }) {
  const { index } = useWorkspaceHandle()
  const field = useRef<HTMLDivElement>(null)
  const { viewport, change } = useViewport(field, index.frameCount)
  return (
    <section data-testid="timeline" aria-label="Timeline" className={styles['timeline']}>
      <TimelineToolbar viewport={viewport} onChange={change} status={status} />
      <div ref={field} className={styles['field']}>
        <Ruler viewport={viewport} />
        <Lanes viewport={viewport} />
        <PendingSpans viewport={viewport} />
        <Playhead viewport={viewport} onReveal={change} />
      </div>
    </section>
  )
}
