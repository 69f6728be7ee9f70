import { expect, test } from 'vitest'
import { describeFinding } from './describe-finding'
import { type Fault, type Finding, fault } from './finding'
import { reportLine, reportObject } from './report-line'

const about = (of: Fault, changes: Partial<Finding> = {}): Finding => ({
  video: { id: 'v1', title: 'Case 7' },
  variant: 'raw',
  rendition: 'original',
  fault: of,
  ...changes,
})

/** A fault of every code there is. */
const EVERY: readonly Fault[] = [
  { code: 'no-footage' },
  { code: 'file-missing' },
  { code: 'not-a-file' },
  { code: 'file-unreadable' },
  { code: 'size-changed', recordedBytes: 12_345, foundBytes: 1 },
  { code: 'bytes-changed' },
  { code: 'undecodable', detail: 'its first frame cannot be decoded' },
  { code: 'too-few-frames', frameCount: 3 },
  { code: 'frame-count-changed', recorded: 40, found: 39 },
  { code: 'index-damaged', detail: 'there is none' },
  { code: 'index-count-differs', indexed: 99, recorded: 40 },
  { code: 'index-times-differ' },
  { code: 'copy-missing', copy: 'scrub' },
  { code: 'twin-identical' },
  { code: 'twin-mismatch', detail: 'Both must have the same frames.' },
  { code: 'not-verified', detail: 'It took longer than 5 s and was ended.' },
  { code: 'anonymization-unrecorded' },
  { code: 'quarantine-outdated' },
  { code: 'quarantined-otherwise', detail: 'consent was withdrawn' },
  { code: 'orphan', path: 'original/ab/abc', sizeBytes: 1 },
  { code: 'folder-unreadable', path: 'lost+found', detail: 'It may not be read: permission was denied.' },
]

test('the list of this test has every code', () => {
  expect(EVERY.map(({ code }) => code)).toEqual(fault.options.map(({ shape }) => shape.code.value))
})

test.each(EVERY)('$code has a reason and a remedy of whole sentences on one line', (of) => {
  const { reason, remedy } = describeFinding(about(of))
  for (const text of [reason, remedy]) expect(text).toMatch(/^[A-Z][^\n]*[^.][.]$/)
  expect(reportLine(about(of), 'none')).not.toContain('\n')
})

test.each([
  { of: about({ code: 'file-missing' }), says: 'The raw file is gone from the library’s folder.' },
  {
    of: about({ code: 'file-missing' }, { variant: 'processed', rendition: 'scrub' }),
    says: 'The scrub copy of the processed footage is gone from the library’s folder.',
  },
  {
    of: about({ code: 'size-changed', recordedBytes: 12_345, foundBytes: 1 }),
    says: 'The raw file has 1 byte; 12,345 bytes were imported. It was changed or cut short since.',
  },
  { of: about({ code: 'too-few-frames', frameCount: 1 }), says: /^The raw file has 1 frame; at least 10/ },
])('$says', ({ of, says }) => {
  expect(describeFinding(of).reason).toMatch(says)
})

test.each([
  {
    of: about({ code: 'bytes-changed' }, { video: { id: 'v2', title: 'Two\nlines\u202e and \u0007 more' } }),
    quarantine: 'set',
    line: 'invalid  “Two lines and more” (v2): The raw file has its recorded size but not the bytes that were imported. Import the original file again: its segments are kept. It was put in quarantine.',
  },
  {
    of: about({ code: 'orphan', path: 'a\nb', sizeBytes: 5 }, { video: null, variant: null, rendition: null }),
    quarantine: 'none',
    line: 'note     No record refers to media/a b (5 bytes). Import it if it is wanted, else move it away; doctor deletes nothing.',
  },
  {
    of: about({ code: 'quarantine-outdated' }),
    quarantine: 'lifted',
    line: 'note     “Case 7” (v1): It is quarantined, but nothing is wrong with it any more. Its quarantine was lifted.',
  },
] as const)('a line of the report: $line', ({ of, quarantine, line }) => {
  expect(reportLine(of, quarantine)).toBe(line)
})

test('an object of the report is flat and names the video only where there is one', () => {
  expect(reportObject(about({ code: 'too-few-frames', frameCount: 3 }), 'already')).toEqual({
    severity: 'invalid',
    code: 'too-few-frames',
    frameCount: 3,
    videoId: 'v1',
    title: 'Case 7',
    variant: 'raw',
    rendition: 'original',
    quarantine: 'already',
    ...describeFinding(about({ code: 'too-few-frames', frameCount: 3 })),
  })
  const orphan = about({ code: 'orphan', path: 'x', sizeBytes: 5 }, { video: null, variant: null, rendition: null })
  expect(Object.keys(reportObject(orphan, 'none'))).toEqual([
    'severity',
    'code',
    'path',
    'sizeBytes',
    'reason',
    'remedy',
  ])
})
