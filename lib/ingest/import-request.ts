import { z } from 'zod'
import { variantKind } from '@/lib/videos/schema'

/** Extensions that make a file in a folder look like a video. Files named one by one are tried whatever their name. */
export const VIDEO_EXTENSIONS = [
  'mp4',
  'm4v',
  'mov',
  'qt',
  'webm',
  'mkv',
  'avi',
  'ogv',
  'ogg',
  'ts',
  'mts',
  'm2ts',
  'mpg',
  'mpeg',
  'vob',
  'wmv',
  'asf',
  'flv',
  '3gp',
  '3g2',
] as const

/** What `framemark import` asks for; also the body of `POST /api/imports`. Paths are absolute, on the server's machine. */
export const importRequest = z
  .object({
    paths: z.array(z.string().min(1)).min(1, 'at least one file or folder').max(100_000),
    variant: variantKind.default('raw'),
    /** Where the processed files of the raw ones are: a file or a folder. */
    pair: z.string().min(1).optional(),
    /** The processed footage is anonymized completely. */
    anonymized: z.boolean().default(false),
    link: z.boolean().default(false),
    /** The video whose other variant the one file is. */
    videoId: z.string().min(1).max(64).optional(),
  })
  .refine(({ videoId, paths, pair }) => videoId === undefined || (paths.length === 1 && pair === undefined), {
    message: '--video names the video of one file: import the files one by one, or pair them by name with --pair.',
  })
  .refine(({ pair, variant }) => pair === undefined || variant === 'raw', {
    message: 'With --pair the files are the raw ones: leave out --variant processed.',
  })
  .refine(({ anonymized, pair, variant }) => !anonymized || variant === 'processed' || pair !== undefined, {
    message: '--anonymized is about processed footage: add --variant processed or --pair.',
  })
export type ImportRequest = z.infer<typeof importRequest>

/** What became of one file. `videoId` where there is a video; `reason` where there is something to say. */
export const importResult = z.object({
  file: z.string(),
  status: z.enum(['imported', 'duplicate', 'invalid', 'failed']),
  videoId: z.string().optional(),
  variant: variantKind,
  reason: z.string().optional(),
})
export type ImportResult = z.infer<typeof importResult>

/**
 * The steps of the import of one file, in order. `store`: copied and hashed. `verify`: the stored bytes are the ones that
 * were sent. `probe`, `index`: what it is, and when each frame is shown. `convert`: the copy that browsers play, where they
 * do not play the original. `scrub`: the small copy for scrubbing, which decodes every frame. `twin-check`: held against the
 * other variant, and recorded.
 */
export const IMPORT_STEPS = ['store', 'verify', 'probe', 'index', 'convert', 'scrub', 'poster', 'twin-check'] as const
export const importStep = z.enum(IMPORT_STEPS)
export type ImportStep = z.infer<typeof importStep>

/** One line of the answer of `POST /api/imports` (newline-delimited JSON). `fraction` is 0..1 of the step. */
export const importEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('planned'), files: z.number().int().nonnegative() }),
  /** The file is a job now, which goes on whatever happens to this answer. */
  z.object({ event: z.literal('queued'), file: z.string(), jobId: z.string() }),
  z.object({ event: z.literal('progress'), file: z.string(), step: importStep, fraction: z.number() }),
  z.object({ event: z.literal('result'), result: importResult }),
  z.object({ event: z.literal('failed'), reason: z.string() }),
])
export type ImportEvent = z.infer<typeof importEvent>
