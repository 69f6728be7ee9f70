import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type LabelingSettings, parseLabelingSettings } from '@/lib/workspace/labeling-settings'

const KEY = 'framemark.labeling-settings'

/** How somebody labels live: one for all videos of this browser, read once a page and kept with every change. */
export const labelingSettings = createStore<LabelingSettings>(() => parseLabelingSettings(keptText()))

/** Changes some of the settings. Without storage (it is full, or forbidden) they last as long as the page. */
export function changeLabelingSettings(changes: Partial<LabelingSettings>): void {
  labelingSettings.setState(changes)
  try {
    localStorage.setItem(KEY, JSON.stringify(labelingSettings.getState()))
  } catch {
    // They hold until the page goes.
  }
}

/** What `select` picks of the settings; renders again only when that changes. */
export const useLabelingSettings = <T>(select: (settings: LabelingSettings) => T): T =>
  useStore(labelingSettings, select)

/** Null also where there is no storage: on the server, and where it is forbidden. */
function keptText(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
