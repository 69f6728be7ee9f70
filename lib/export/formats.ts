import type { FormatId } from '@/lib/import/format'
import type { ExportFormat } from './export-format'
import { ACTIVITYNET_EXPORT } from './write-activitynet'
import { BORIS_EXPORT } from './write-boris'
import { CSV_EXPORT } from './write-csv'
import { CVAT_EXPORT } from './write-cvat'
import { DIVE_EXPORT } from './write-dive'
import { EAF_EXPORT } from './write-eaf'
import { JSON_EXPORT } from './write-json'
import { LABEL_STUDIO_EXPORT } from './write-label-studio'
import { WEBVTT_CAPTIONS_EXPORT, WEBVTT_CHAPTERS_EXPORT, WEBVTT_EXPORT } from './write-webvtt'

/** Every format there is. A format that is not here does not exist. */
export const EXPORT_FORMATS: Record<FormatId, ExportFormat> = {
  json: JSON_EXPORT,
  csv: CSV_EXPORT,
  'label-studio': LABEL_STUDIO_EXPORT,
  cvat: CVAT_EXPORT,
  eaf: EAF_EXPORT,
  boris: BORIS_EXPORT,
  webvtt: WEBVTT_EXPORT,
  'webvtt-captions': WEBVTT_CAPTIONS_EXPORT,
  'webvtt-chapters': WEBVTT_CHAPTERS_EXPORT,
  activitynet: ACTIVITYNET_EXPORT,
  dive: DIVE_EXPORT,
}
