import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { timebase } from '@/lib/time/timebase'
import { judgeProbe } from './judge-probe'
import type { ProbeReport, VideoTrackReport } from './probe-report'

const frames = (count: number) =>
  createFrameIndex({
    timebase: timebase(1, 25),
    pts: Array.from({ length: count }, (_, n) => n),
    endPts: count,
    keyframes: [0],
  })

const track = (changes: Partial<VideoTrackReport> = {}): VideoTrackReport => ({
  codec: 'avc1.64001f',
  codedWidth: 640,
  codedHeight: 360,
  displayWidth: 640,
  displayHeight: 360,
  rotation: 0,
  hasComplexEdits: false,
  index: frames(100),
  problems: [],
  ...changes,
})

const readable = (changes: Partial<VideoTrackReport> = {}): ProbeReport => ({
  kind: 'readable',
  container: 'mp4',
  video: track(changes),
})

test.each<{ what: string; report: ProbeReport; code: string; says: RegExp }>([
  {
    what: 'a text file',
    report: { kind: 'unreadable', container: 'text', damage: null },
    code: 'not-a-video',
    says: /not a video.*text file/,
  },
  {
    what: 'a cut file',
    report: { kind: 'unreadable', container: 'mp4', damage: 'it ends early.' },
    code: 'damaged',
    says: /damaged: it ends early/,
  },
  {
    what: 'sound only',
    report: { kind: 'readable', container: 'mp4', video: null },
    code: 'no-video-track',
    says: /no video track/,
  },
  {
    what: 'foreign sound',
    report: { kind: 'foreign', container: 'ogg', codec: null },
    code: 'no-video-track',
    says: /Ogg.*no video track/,
  },
  { what: 'no frames', report: readable({ index: null }), code: 'too-few-frames', says: /no frames/ },
  {
    what: 'one frame',
    report: readable({ index: frames(1) }),
    code: 'too-few-frames',
    says: /has 1 frame; at least 10/,
  },
  {
    what: 'nine frames',
    report: readable({ index: frames(9) }),
    code: 'too-few-frames',
    says: /has 9 frames; at least 10/,
  },
  {
    what: 'AVI',
    report: { kind: 'foreign', container: 'avi', codec: 'mpeg4' },
    code: 'needs-conversion',
    says: /AVI with MPEG-4 Part 2.*MP4, MOV, WebM and MKV/,
  },
  { what: 'HEVC', report: readable({ codec: 'hvc1.1.6.L93.B0' }), code: 'needs-conversion', says: /MP4 with HEVC/ },
  {
    what: 'an unknown codec',
    report: readable({ codec: '' }),
    code: 'needs-conversion',
    says: /video that is not known/,
  },
  {
    what: 'an edit list of parts',
    report: readable({ hasComplexEdits: true }),
    code: 'needs-conversion',
    says: /edit list/,
  },
])('$what is refused as $code', ({ report, code, says }) => {
  expect(judgeProbe(report)).toMatchObject({ ok: false, error: { code, reason: expect.stringMatching(says) } })
})

test('ten frames that a browser plays are a video', () => {
  expect(judgeProbe(readable({ index: frames(10) }))).toMatchObject({
    ok: true,
    value: { playable: true, container: 'mp4' },
  })
})
