import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { parseTimelineSettings, type TimelineSettings } from '@/lib/timeline/timeline-settings'

const KEY = 'framemark.timeline-settings'

/** How somebody likes the timeline: one for all videos of this browser, read once a page and kept with every change. */
export const timelineSettings = createStore<TimelineSettings>(() => parseTimelineSettings(keptText()))

/** Changes some of the settings. Without storage (it is full, or forbidden) they last as long as the page. */
export function changeTimelineSettings(changes: Partial<TimelineSettings>): void {
  timelineSettings.setState(changes)
  try {
    localStorage.setItem(KEY, JSON.stringify(timelineSettings.getState()))
  } catch {
    // They hold until the page goes.
  }
}

/** Switches snapping on or off. */
export const toggleSnapping = (): void =>
  changeTimelineSettings({ snapping: timelineSettings.getState().snapping === 'on' ? 'off' : 'on' })

/** What `select` picks of the settings; renders again only when that changes. */
export const useTimelineSettings = <T>(select: (settings: TimelineSettings) => T): T =>
  useStore(timelineSettings, select)

/** Null also where there is no storage: on the server, and where it is forbidden. */
function keptText(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
