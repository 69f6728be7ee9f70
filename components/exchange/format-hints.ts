import type { FormatId } from '@/lib/import/format'

/** What somebody would choose the format for. */
export const FORMAT_HINTS: Record<FormatId, string> = {
  json: 'Everything there is; for other Framemark libraries',
  csv: 'A table for spreadsheets and scripts',
  'label-studio': 'A task with timeline labels',
  cvat: 'Tracks over the whole picture',
  eaf: 'Tiers for linguists and behaviour research',
  boris: 'START, STOP and POINT events',
  webvtt: 'Cues for programs, with everything in them',
  'webvtt-captions': 'Cues for people who watch',
  'webvtt-chapters': 'Chapters of a player',
  activitynet: 'Segments in seconds, for training',
  dive: 'Tracks over the whole picture',
}
