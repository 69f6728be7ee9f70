import { z } from 'zod'
import { labelKind } from '@/lib/labels/schema'
import { attributeValues, segmentSource } from '@/lib/segments/schema'

/** How a document of ours says what it is. The number counts up when something is said differently. */
export const JSON_FORMAT = 'framemark-segments'
export const JSON_FORMAT_VERSION = 1

const frameNumber = z.number().int().min(0)
const fraction = z.object({ num: z.number().int().positive(), den: z.number().int().positive() })

/** One segment of the lossless JSON. Frames are what counts; seconds are for readers and held against them. */
export const jsonSegment = z.object({
  id: z.string().describe('Its id where it was exported. An import gives a new one.'),
  labelId: z.string(),
  label: z.string().describe('The name of the label.'),
  startFrame: frameNumber.describe('First frame, 0-based.'),
  endFrame: frameNumber.describe('The frame after the last one.'),
  startSeconds: z.number().describe('When the first frame is shown.'),
  endSeconds: z.number().describe('When the last frame stops being shown.'),
  attributes: attributeValues,
  note: z.string(),
  source: segmentSource,
  confidence: z.number().min(0).max(1).nullable(),
  isProposal: z.boolean().describe('Suggested by a machine and not accepted yet.'),
  author: z.string(),
})

/** The lossless JSON: the interchange between libraries. */
export const jsonDocument = z.object({
  format: z.literal(JSON_FORMAT),
  formatVersion: z.literal(JSON_FORMAT_VERSION),
  frames: z
    .object({ base: z.literal(0), end: z.literal('exclusive') })
    .describe('Frames are counted from 0 in presentation order; a segment is [startFrame, endFrame).'),
  exportedAt: z.iso.datetime(),
  annotator: z.string(),
  video: z.object({
    id: z.string(),
    title: z.string(),
    fileName: z.string(),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    frameCount: z.number().int().positive(),
    frameRate: fraction.describe('Measured over the whole video: frames a second as an exact fraction.'),
    timebase: fraction.describe('Seconds a tick; startTicks and endTicks are in it.'),
    startTicks: z.number().int().describe('PTS of the first frame.'),
    endTicks: z.number().int().describe('Where the last frame ends.'),
  }),
  labelSet: z.object({
    id: z.string(),
    name: z.string(),
    version: z.number().int().positive(),
    labels: z.array(z.object({ id: z.string(), name: z.string(), color: z.string(), kind: labelKind })),
  }),
  segments: z.array(jsonSegment),
})
export type JsonDocument = z.infer<typeof jsonDocument>

/** The JSON schema (draft 2020-12) of the lossless JSON, for programs that read it elsewhere. */
export const jsonDocumentSchema = (): unknown => z.toJSONSchema(jsonDocument)
