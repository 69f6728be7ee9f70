'use client'
import type { ReactNode } from 'react'
import { useTimelineView } from '@/lib/browser/stores/workspace-context'
import { GestureOverlay } from './gesture-overlay'
import { Lanes, type TimelineOverlay } from './lanes'
import { Minimap } from './minimap'
import { PendingSpans } from './pending-spans'
import { Playhead } from './playhead'
import { Ruler } from './ruler'
import { RulerSwitch } from './ruler-switch'
import styles from './timeline.module.css'
import { TimelineToolbar } from './timeline-toolbar'
import { ViewReadout } from './view-readout'

/**
 * The video as a strip: ruler, a row of lanes for each label, playhead, and the whole video below. The wheel zooms at the
 * pointer, Shift and the wheel or the middle button move along; the ruler scrubs; lanes take clicks and drags. `status`
 * stands at the left of its bar; `overlay` draws over the lanes.
 */
export function Timeline(props: { readonly status?: ReactNode; readonly overlay?: TimelineOverlay }) {
  const viewport = useTimelineView((state) => state.viewport)
  return (
    <section data-testid="timeline" aria-label="Timeline" className={styles['timeline']}>
      <TimelineToolbar status={props.status} />
      <div className={styles['field']}>
        <div className={styles['corner']}>
          <RulerSwitch />
        </div>
        <Ruler />
        <Lanes overlay={props.overlay} />
        <div className={styles['foot']}>
          <ViewReadout />
        </div>
        <Minimap />
        <div className={styles['over']} style={{ width: viewport.width }}>
          <PendingSpans viewport={viewport} />
          <Playhead />
          <GestureOverlay viewport={viewport} />
        </div>
      </div>
    </section>
  )
}
