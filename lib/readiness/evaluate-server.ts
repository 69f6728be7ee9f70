import type { Check, CheckId } from './check'
import type { BatchFacts, ServerFacts, TwinFacts, VariantFacts } from './facts'

/** Fewer frames than this are not a video anybody can label. */
export const MINIMUM_FRAMES = 10

type Verdict = Omit<Check, 'id'>

const fine = (reason: string): Verdict => ({ state: 'ok', reason, remedy: '', actor: 'nobody' })

const broken = (reason: string, remedy: string, actor: Check['actor'] = 'administrator'): Verdict => ({
  state: 'failed',
  reason,
  remedy,
  actor,
})

const REINDEX = 'Run “framemark reindex” for this video, which makes it.'
const NATIVE = 'Run Framemark on a platform that the native media engine supports, then “framemark reindex --all”.'
const REIMPORT = 'Import the original file again: its segments are kept.'

/**
 * The server's checks, computed from what is on disk and in the database now, in the order people read them.
 *
 * Every check answers, also when an earlier one failed: whoever mends the video sees everything that is wrong at once.
 */
export function evaluateServerFacts(facts: ServerFacts): Check[] {
  const { variant } = facts
  const verdicts: [CheckId, Verdict][] = [
    ['file-present', filePresent(facts)],
    ['readable', readable(variant)],
    ['enough-frames', enoughFrames(variant)],
    ['frame-index', frameIndex(variant)],
    ['playable', playable(variant)],
    ['scrub-rendition', scrubRendition(variant)],
    ['anonymized', anonymized(variant)],
    ['twin-consistent', facts.seesRaw ? twinConsistent(facts.twin) : footageReliable(facts.twin)],
    ['labels-available', labelsAvailable(facts.labelCount)],
    ['open-for-editing', openForEditing(facts)],
    ['permitted', permitted(facts.maySegment)],
  ]
  return verdicts.map(([id, verdict]) => ({ id, ...verdict }))
}

const NO_FOOTAGE = broken('This video has no footage.', REIMPORT)

function filePresent({ variant, quarantineReason }: ServerFacts): Verdict {
  if (variant === null) return NO_FOOTAGE
  if (quarantineReason !== null) return broken(`The video is quarantined: ${quarantineReason}`, REIMPORT)
  const { disk, recordedSizeBytes } = variant.file
  switch (disk.kind) {
    case 'missing':
      return broken('The video file is gone from the library’s folder.', REIMPORT)
    case 'not-a-file':
      return broken('Something that is not a file stands where the video file should be.', REIMPORT)
    case 'unreadable':
      return fine('The file is listed on disk.')
    case 'present':
      return disk.sizeBytes === recordedSizeBytes
        ? fine(`The file is on disk with its recorded size of ${recordedSizeBytes.toLocaleString('en-US')} bytes.`)
        : broken(
            `The file has ${disk.sizeBytes.toLocaleString('en-US')} bytes; ${recordedSizeBytes.toLocaleString('en-US')} were imported. It was changed or cut short since.`,
            REIMPORT,
          )
  }
}

function readable(variant: VariantFacts | null): Verdict {
  if (variant === null) return NO_FOOTAGE
  switch (variant.file.disk.kind) {
    case 'present':
      return fine('The server can read the file.')
    case 'missing':
    case 'not-a-file':
      return broken('There is no file to read.', REIMPORT)
    case 'unreadable':
      return broken(
        'The operating system refuses to let the server read the file.',
        'Give the account that runs Framemark read permission on the media folder, and check the disk.',
      )
  }
}

function enoughFrames(variant: VariantFacts | null): Verdict {
  if (variant === null) return NO_FOOTAGE
  const count = variant.frameCount.toLocaleString('en-US')
  return variant.frameCount >= MINIMUM_FRAMES
    ? fine(`${count} frames.`)
    : broken(`The video has ${count} frames; at least ${MINIMUM_FRAMES} are needed.`, 'Import a longer recording.')
}

function frameIndex(variant: VariantFacts | null): Verdict {
  if (variant === null) return NO_FOOTAGE
  const { indexedFrameCount, frameCount } = variant
  if (indexedFrameCount === null) return broken('The frame index is missing or damaged.', REIMPORT)
  return indexedFrameCount === frameCount
    ? fine(['The time of every frame is known.', ...variant.problems].join(' '))
    : broken(`The frame index has ${indexedFrameCount} frames, the video ${frameCount}.`, REIMPORT)
}

function playable(variant: VariantFacts | null): Verdict {
  if (variant === null) return NO_FOOTAGE
  const what = `${variant.codec} in ${variant.container}`
  if (variant.isOriginalPlayable) return fine(`Browsers play ${what}.`)
  return variant.playable
    ? fine(`Browsers do not play this ${what} well; they are given the playback copy that was made of it.`)
    : broken(`Browsers do not play ${what}, and there is no playback copy.`, REIMPORT)
}

function scrubRendition(variant: VariantFacts | null): Verdict {
  if (variant === null) return NO_FOOTAGE
  const { scrubCopy } = variant
  switch (scrubCopy.kind) {
    case 'present':
      return fine('There is a small copy for scrubbing, in which any frame is near.')
    case 'gone':
      return withoutScrubCopy('The file of the scrub copy is gone or was changed', REINDEX)
    case 'none':
      if (scrubCopy.isBeingMade)
        return fine('The scrub copy is being made; until then scrubbing shows the video itself.')
      return scrubCopy.engineProblem === null
        ? withoutScrubCopy('There is no scrub copy', REINDEX)
        : withoutScrubCopy(`There is no scrub copy: ${scrubCopy.engineProblem.replace(/\.$/, '')}`, NATIVE)
  }
}

/** Labeling is as exact without it, only slower to look through: nobody is kept from working. */
const withoutScrubCopy = (what: string, remedy: string): Verdict => ({
  state: 'ok',
  reason: `${what}; scrubbing shows the video itself.`,
  remedy,
  actor: 'administrator',
})

function anonymized(variant: VariantFacts | null): Verdict {
  if (variant === null) return NO_FOOTAGE
  if (variant.kind === 'raw')
    return fine('This is raw footage and is shown as raw; nothing claims that it is anonymized.')
  return variant.anonymized
    ? fine('Anonymization of the processed footage is recorded as complete.')
    : broken(
        'Nobody has recorded that anonymization of the processed footage is complete.',
        'Check the footage, then import the same file again with --anonymized.',
      )
}

function twinConsistent(twin: TwinFacts | null): Verdict {
  if (twin === null) return fine('There is only one variant, so nothing can disagree.')
  if (twin.sameBytes) {
    return broken(
      'The processed footage is a copy of the raw footage.',
      'Remove the video and import the anonymized file as processed.',
    )
  }
  if (twin.rawFrameCount !== twin.processedFrameCount) {
    return broken(
      `The processed footage has ${twin.processedFrameCount} frames, the raw ${twin.rawFrameCount}: frame numbers would not mean the same.`,
      'Process the raw footage again without dropping or adding frames.',
    )
  }
  return twin.samePts
    ? fine('Raw and processed footage agree frame by frame.')
    : broken(
        'Raw and processed footage show their frames at different times.',
        'Process the raw footage again, keeping its timestamps.',
      )
}

/** For whom raw footage does not exist: whether the processed footage may be relied on, in words that tell of nothing else. */
function footageReliable(twin: TwinFacts | null): Verdict {
  const isReliable = twin === null || twinConsistent(twin).state === 'ok'
  return isReliable
    ? fine('Nothing speaks against the frame numbers of this footage.')
    : {
        state: 'pending',
        reason: 'An administrator has to look at this footage before it is labeled.',
        remedy: 'Ask an administrator to open the readiness of this video.',
        actor: 'administrator',
      }
}

function labelsAvailable(labelCount: number): Verdict {
  return labelCount > 0
    ? fine(labelCount === 1 ? '1 label to choose from.' : `${labelCount} labels to choose from.`)
    : broken('There is no label to apply.', 'Add labels to the label set.')
}

function openForEditing({ documentState, batch }: ServerFacts): Verdict {
  switch (documentState) {
    case 'none':
      return withheldByBatch(batch) ?? fine('Nothing is labeled yet; your first segment opens a draft.')
    case 'draft':
      return withheldByBatch(batch) ?? fine('Your draft is open.')
    case 'returned':
      return withheldByBatch(batch) ?? fine('Your work was returned to you: see the comments.')
    case 'submitted':
      return broken(
        'You have submitted your work on this video.',
        'Reopen it to go on, as long as it has not been accepted.',
        'annotator',
      )
    case 'accepted':
      return broken('Your work on this video has been accepted.', 'There is nothing more to do here.', 'reviewer')
  }
}

/** What the batch says against it; null if nothing. */
function withheldByBatch(batch: BatchFacts): Verdict | null {
  switch (batch.kind) {
    case 'none':
    case 'given':
      return null
    case 'closed':
      return broken(`The batch “${batch.name}” is closed.`, 'Open the batch again to have its videos labeled.')
    case 'not-given':
      return broken(
        `The video belongs to the batch “${batch.name}” and was not given to you.`,
        'Give it to this person in the batch, or take it out of the batch.',
      )
  }
}

const permitted = (maySegment: boolean): Verdict =>
  maySegment
    ? fine('You may label this video.')
    : broken(
        'You are not permitted to label: the right to change segments is missing.',
        'Ask an administrator for the annotator role, or sign in with an account that may label.',
      )
