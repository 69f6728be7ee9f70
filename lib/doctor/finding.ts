import { z } from 'zod'
import { renditionKind, variantKind } from '@/lib/videos/schema'

/** What can be wrong between the records and the disk: the facts, without the words (describe-finding has those). */
export const fault = z.discriminatedUnion('code', [
  /** No variant, or one without the file it was imported from. */
  z.object({ code: z.literal('no-footage') }),
  z.object({ code: z.literal('file-missing') }),
  /** A folder, a FIFO or a symbolic link stands where the file should be. */
  z.object({ code: z.literal('not-a-file') }),
  z.object({ code: z.literal('file-unreadable') }),
  z.object({ code: z.literal('size-changed'), recordedBytes: z.number(), foundBytes: z.number() }),
  /** The size is the recorded one, the SHA-256 is not. */
  z.object({ code: z.literal('bytes-changed') }),
  z.object({ code: z.literal('undecodable'), detail: z.string() }),
  z.object({ code: z.literal('too-few-frames'), frameCount: z.number() }),
  z.object({ code: z.literal('frame-count-changed'), recorded: z.number(), found: z.number() }),
  z.object({ code: z.literal('index-damaged'), detail: z.string() }),
  z.object({ code: z.literal('index-count-differs'), indexed: z.number(), recorded: z.number() }),
  z.object({ code: z.literal('index-times-differ') }),
  /** A copy that there should be has no record. */
  z.object({ code: z.literal('copy-missing'), copy: z.enum(['playback', 'scrub']) }),
  z.object({ code: z.literal('twin-identical') }),
  z.object({ code: z.literal('twin-mismatch'), detail: z.string() }),
  /** Nothing is known to be wrong, nor that all is well. */
  z.object({ code: z.literal('not-verified'), detail: z.string() }),
  z.object({ code: z.literal('anonymization-unrecorded') }),
  /** Doctor's own quarantine of a video that has nothing wrong with it any more. */
  z.object({ code: z.literal('quarantine-outdated') }),
  /** A quarantine that somebody else set: doctor leaves it alone. */
  z.object({ code: z.literal('quarantined-otherwise'), detail: z.string() }),
  /** A file below the media folder that no record refers to. `path` is relative to the media folder. */
  z.object({ code: z.literal('orphan'), path: z.string(), sizeBytes: z.number() }),
  z.object({ code: z.literal('folder-unreadable'), path: z.string(), detail: z.string() }),
])
export type Fault = z.infer<typeof fault>

/** One finding: what is wrong, and with what. `video` is null where it is about no record. */
export const finding = z.object({
  video: z.object({ id: z.string(), title: z.string() }).nullable(),
  variant: variantKind.nullable(),
  rendition: renditionKind.nullable(),
  fault,
})
export type Finding = z.infer<typeof finding>

/**
 * What a finding means for its video. `invalid`: the record is not true, `--fix` quarantines. `unknown`: it could not be
 * verified, which is not valid, but no reason to quarantine. `note`: worth knowing; the video is valid.
 */
export type Severity = 'invalid' | 'unknown' | 'note'

const SEVERITY = {
  'no-footage': 'invalid',
  'file-missing': 'invalid',
  'not-a-file': 'invalid',
  'file-unreadable': 'invalid',
  'size-changed': 'invalid',
  'bytes-changed': 'invalid',
  undecodable: 'invalid',
  'too-few-frames': 'invalid',
  'frame-count-changed': 'invalid',
  'index-damaged': 'invalid',
  'index-count-differs': 'invalid',
  'index-times-differ': 'invalid',
  'copy-missing': 'invalid',
  'twin-identical': 'invalid',
  'twin-mismatch': 'invalid',
  'not-verified': 'unknown',
  'anonymization-unrecorded': 'note',
  'quarantine-outdated': 'note',
  'quarantined-otherwise': 'note',
  orphan: 'note',
  'folder-unreadable': 'note',
} as const satisfies Record<Fault['code'], Severity>

/**
 * Without a sound scrub copy a video is slower to look through, but may be labeled as exactly as any; without a playback
 * copy nobody sees it.
 */
export function severityOf({ fault: each, rendition }: Finding): Severity {
  const isOfScrubCopy = each.code === 'copy-missing' ? each.copy === 'scrub' : rendition === 'scrub'
  return isOfScrubCopy && SEVERITY[each.code] === 'invalid' ? 'note' : SEVERITY[each.code]
}

/** Whether a video with these findings agrees with the disk. */
export const isValid = (findings: readonly Finding[]): boolean => findings.every((each) => severityOf(each) === 'note')

const WORST_FIRST: readonly Severity[] = ['invalid', 'unknown', 'note']

/** The gravest severity among `findings`; `note` if there are none. */
export function worstSeverity(findings: readonly Finding[]): Severity {
  const found = new Set(findings.map(severityOf))
  return WORST_FIRST.find((severity) => found.has(severity)) ?? 'note'
}

/** The order of two severities in a report: the gravest first. */
export const compareSeverity = (a: Severity, b: Severity): number => WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b)
