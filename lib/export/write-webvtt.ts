import { millisecondSpan } from '@/lib/frames/boundaries'
import type { Segment } from '@/lib/segments/schema'
import type { ExportDocument } from './export-document'
import type { ExportFormat } from './export-format'
import { exactRate, exactTimebase } from './video-facts'

const CONVENTION =
  'Times are whole milliseconds on the presentation timeline, rounded from the frame times; the end of a cue is not part of it.'

const COMMON = {
  extension: '.vtt',
  mediaType: 'text/vtt; charset=utf-8',
  convention: CONVENTION,
  isRounded: true,
} as const

/** Cues for programs: one line of JSON each, which holds everything, the exact frames included. */
export const WEBVTT_EXPORT: ExportFormat = {
  ...COMMON,
  id: 'webvtt',
  extension: '.metadata.vtt',
  convention: `${CONVENTION} startFrame (0-based) and endFrame (the first frame after the segment) stand in each cue.`,
  write: (document) => cues(document, jsonOf),
}

/** Cues for people who watch: the label and the note. */
export const WEBVTT_CAPTIONS_EXPORT: ExportFormat = {
  ...COMMON,
  id: 'webvtt-captions',
  extension: '.captions.vtt',
  write: (document) =>
    cues(document, ({ label, note }) =>
      [label, ...note.split(/\r\n|\n|\r/)].filter((line) => line !== '').map(cueText),
    ),
}

/** Cues for the chapters of a player: the label alone. */
export const WEBVTT_CHAPTERS_EXPORT: ExportFormat = {
  ...COMMON,
  id: 'webvtt-chapters',
  extension: '.chapters.vtt',
  write: (document) => cues(document, ({ label }) => [cueText(label)]),
  remarks: ({ segments }) => {
    let last = 0
    const overlapping = segments.filter(({ startFrame, endFrame }) => {
      const isCovered = startFrame < last
      last = Math.max(last, endFrame)
      return isCovered
    })
    return overlapping.length === 0
      ? []
      : [
          `Segments overlap (${overlapping.length} of them), and chapters should follow one another: players may show one only.`,
        ]
  },
}

function* cues(document: ExportDocument, payloadOf: (segment: Segment) => readonly string[]): Generator<string> {
  const { index, fileName } = document.video
  const about = [
    `Convention: ${CONVENTION}`,
    `Video: ${oneLine(fileName)}`,
    `Frames a second: ${exactRate(index)}`,
    `Timebase: ${exactTimebase(index)}`,
    `Frame count: ${index.frameCount}`,
  ]
  yield `WEBVTT\n\nNOTE\n${about.join('\n')}\n`
  for (const segment of document.segments) {
    const { start, end } = millisecondSpan(index, segment)
    yield `\n${clock(start)} --> ${clock(end)}\n${payloadOf(segment).join('\n')}\n`
  }
}

function jsonOf(segment: Segment): string[] {
  const { id, labelId, label, startFrame, endFrame, attributes, note, source, confidence, isProposal, author } = segment
  const told = { id, label, labelId, startFrame, endFrame, attributes, note, source, confidence, isProposal, author }
  // An arrow in a note would begin another cue, and a lone surrogate ends UTF-8.
  return [JSON.stringify(told).replaceAll('>', '\\u003e')]
}

/** `text` as one line of a cue; the arrow that only times have is gone with its `>`. */
const cueText = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character)

/** `text` without line ends and without the arrow that only times have. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ').replaceAll('-->', '--\u200b>')

function clock(milliseconds: number): string {
  const pad = (value: number, width = 2) => String(value).padStart(width, '0')
  const seconds = Math.floor(milliseconds / 1000)
  const hours = Math.floor(seconds / 3600)
  return `${pad(hours)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}.${pad(milliseconds % 1000, 3)}`
}
