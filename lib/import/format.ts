import { z } from 'zod'

/** The formats that segments are written in and read from. */
export const formatId = z.enum([
  'json',
  'csv',
  'label-studio',
  'cvat',
  'eaf',
  'boris',
  'webvtt',
  'webvtt-captions',
  'webvtt-chapters',
  'activitynet',
  'dive',
])
export type FormatId = z.infer<typeof formatId>

/** What people call the formats. */
export const FORMAT_TITLES: Record<FormatId, string> = {
  json: 'Framemark JSON',
  csv: 'CSV',
  'label-studio': 'Label Studio',
  cvat: 'CVAT for video 1.1',
  eaf: 'ELAN (EAF 3.0)',
  boris: 'BORIS tabular events',
  webvtt: 'WebVTT metadata',
  'webvtt-captions': 'WebVTT captions',
  'webvtt-chapters': 'WebVTT chapters',
  activitynet: 'ActivityNet JSON',
  dive: 'DIVE JSON',
}
