import { useStore } from 'zustand'
import { parseTimelineSettings, type TimelineSettings } from '@/lib/timeline/timeline-settings'
import { createKeptStore } from './kept-store'

/** How somebody likes the timeline: one for all videos and tabs of this browser. */
export const timelineSettings = createKeptStore('framemark.timeline-settings', parseTimelineSettings)

/** Switches snapping on or off. */
export const toggleSnapping = (): void =>
  timelineSettings.keep({ snapping: timelineSettings.getState().snapping === 'on' ? 'off' : 'on' })

/** What `select` picks of the settings; renders again only when that changes. */
export const useTimelineSettings = <T>(select: (settings: TimelineSettings) => T): T =>
  useStore(timelineSettings, select)
