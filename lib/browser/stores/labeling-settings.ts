import { useStore } from 'zustand'
import { type LabelingSettings, parseLabelingSettings } from '@/lib/workspace/labeling-settings'
import { createKeptStore } from './kept-store'

/** How somebody labels live: one for all videos and tabs of this browser. */
export const labelingSettings = createKeptStore('framemark.labeling-settings', parseLabelingSettings)

/** Changes some of the settings. */
export const changeLabelingSettings = (changes: Partial<LabelingSettings>): void =>
  labelingSettings.keep({ ...labelingSettings.getState(), ...changes })

/** What `select` picks of the settings; renders again only when that changes. */
export const useLabelingSettings = <T>(select: (settings: LabelingSettings) => T): T =>
  useStore(labelingSettings, select)
