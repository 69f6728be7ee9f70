import { MINIMUM_FRAMES } from '@/lib/ingest/judge-probe'
import type { RenditionKind } from '@/lib/videos/schema'
import type { Fault, Finding } from './finding'

/** A finding for people, in whole sentences: what is so, and what to do about it. */
export type Description = { readonly reason: string; readonly remedy: string }

/**
 * The words of `finding`: the same on the command line, in the page, and in the reason of a quarantine. They name the
 * variant, not the video.
 */
export function describeFinding(finding: Finding): Description {
  // The table has for each code the function that takes the fault of that code.
  const words = WORDS[finding.fault.code] as (fault: Fault, subject: Subject) => Description
  const described = words(finding.fault, { file: nameFile(finding), footage: `${finding.variant ?? 'video'} footage` })
  return isOfCopy(finding) ? { ...described, remedy: remake(finding) } : described
}

/** A copy is made anew from its original, whatever is wrong with it. */
const isOfCopy = ({ rendition, fault: { code } }: Finding): boolean =>
  code === 'copy-missing' || ((rendition === 'playback' || rendition === 'scrub') && code !== 'not-verified')

const remake = ({ video }: Finding): string =>
  `Run “framemark reindex ${video?.id ?? '--all'}”: it makes the copies anew from the original.`

/** How sentences call the file (at their beginning and inside) and the footage. */
type Subject = { readonly file: string; readonly footage: string }

type Words = { readonly [C in Fault['code']]: (fault: Extract<Fault, { code: C }>, subject: Subject) => Description }

const REIMPORT = 'Import the original file again: its segments are kept.'
const PERMIT =
  'Give the account that runs Framemark permission to read and search the media folder, and check the disk.'

const WORDS: Words = {
  'no-footage': (_, { footage }) => ({
    reason: `The ${footage} has no file: its record is not complete.`,
    remedy: REIMPORT,
  }),
  'file-missing': (_, { file }) => ({ reason: `The ${file} is gone from the library’s folder.`, remedy: REIMPORT }),
  'not-a-file': (_, { file }) => ({
    reason: `Something that is not a file, a folder or a link perhaps, stands where the ${file} should be.`,
    remedy: REIMPORT,
  }),
  'file-unreadable': (_, { file }) => ({
    reason: `The operating system does not let Framemark read the ${file}.`,
    remedy: PERMIT,
  }),
  'size-changed': ({ foundBytes, recordedBytes }, { file }) => ({
    reason: `The ${file} has ${count(foundBytes, 'byte')}; ${count(recordedBytes, 'byte')} were imported. It was changed or cut short since.`,
    remedy: REIMPORT,
  }),
  'bytes-changed': (_, { file }) => ({
    reason: `The ${file} has its recorded size but not the bytes that were imported.`,
    remedy: REIMPORT,
  }),
  undecodable: ({ detail }, { file }) => ({
    reason: `The ${file} cannot be decoded: ${sentence(detail)}`,
    remedy: 'Convert the recording to MP4 with H.264 and import the result.',
  }),
  'too-few-frames': ({ frameCount }, { file }) => ({
    reason: `The ${file} has ${count(frameCount, 'frame')}; at least ${MINIMUM_FRAMES} are needed to label it.`,
    remedy: 'Remove the video and import a longer recording.',
  }),
  'frame-count-changed': ({ found, recorded }, { file }) => ({
    reason: `The ${file} has ${count(found, 'frame')}; its record says ${grouped(recorded)}.`,
    remedy: REIMPORT,
  }),
  'index-damaged': ({ detail }, { footage }) => ({
    reason: `The frame index of the ${footage} cannot be used: ${sentence(detail)}`,
    remedy: REIMPORT,
  }),
  'index-count-differs': ({ indexed, recorded }, { footage }) => ({
    reason: `The frame index of the ${footage} has ${count(indexed, 'frame')}; its record says ${grouped(recorded)}.`,
    remedy: REIMPORT,
  }),
  'index-times-differ': (_, { file }) => ({
    reason: `The ${file} shows its frames at other times than the frame index says.`,
    remedy: REIMPORT,
  }),
  'copy-missing': ({ copy }, { footage }) => ({
    reason: `The ${footage} has no ${COPIES[copy]}.`,
    remedy: '',
  }),
  'twin-identical': () => ({
    reason: 'The processed footage is a copy of the raw footage: nothing in it was anonymized.',
    remedy: 'Remove the video and import the anonymized file as processed.',
  }),
  'twin-mismatch': ({ detail }) => ({
    reason: `Raw and processed footage do not belong together: ${sentence(detail)}`,
    remedy: 'Until then neither is to be labeled.',
  }),
  'not-verified': ({ detail }) => ({
    reason: `It could not be verified: ${sentence(detail)}`,
    remedy: 'Verify again; the log of Framemark may say more.',
  }),
  'anonymization-unrecorded': () => ({
    reason: 'Nobody has recorded that anonymization of the processed footage is complete.',
    remedy: 'Check the footage, then import the same file again with --anonymized.',
  }),
  'quarantine-outdated': () => ({
    reason: 'It is quarantined, but nothing is wrong with it any more.',
    remedy: 'The next doctor with --fix lifts the quarantine.',
  }),
  'quarantined-otherwise': ({ detail }) => ({
    reason: `It is quarantined, and not by doctor: ${sentence(detail)}`,
    remedy: 'Doctor leaves that alone.',
  }),
  orphan: ({ path, sizeBytes }) => ({
    reason: `No record refers to media/${oneLine(path)} (${count(sizeBytes, 'byte')}).`,
    remedy: path.startsWith('derived/')
      ? 'It is a copy that Framemark made, of use to nobody now: it may be deleted; doctor deletes nothing.'
      : 'Import it if it is wanted, else move it away; doctor deletes nothing.',
  }),
  'folder-unreadable': ({ path, detail }) => ({
    reason: `The folder media/${oneLine(path)} cannot be searched for files without a record: ${sentence(detail)}`,
    remedy: PERMIT,
  }),
}

const COPIES: Readonly<Record<Exclude<RenditionKind, 'original'>, string>> = {
  playback: 'playback copy',
  scrub: 'scrub copy',
}

function nameFile({ variant, rendition }: Finding): string {
  const kind = variant ?? 'video'
  return rendition === null || rendition === 'original' ? `${kind} file` : `${COPIES[rendition]} of the ${kind} footage`
}

const grouped = (value: number): string => value.toLocaleString('en-US')

const count = (value: number, unit: string): string => `${grouped(value)} ${unit}${value === 1 ? '' : 's'}`

/** `detail` on one line, ending as a sentence does. */
function sentence(detail: string): string {
  const line = oneLine(detail)
  return /[.!?…]$/.test(line) ? line : `${line}.`
}

/** `text` without line ends and other control or formatting characters: titles, paths and details come from outside. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ').trim()
