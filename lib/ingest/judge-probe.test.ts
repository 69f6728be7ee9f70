import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { timebase } from '@/lib/time/timebase'
import type { Container } from './container'
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

const inContainer = (container: Container, codec: string): ProbeReport => ({
  kind: 'readable',
  container,
  video: track({ codec }),
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
    what: 'sound in Ogg',
    report: { kind: 'readable', container: 'ogg', video: null },
    code: 'no-video-track',
    says: /Ogg.*no video track/,
  },
  { what: 'an encrypted file', report: { kind: 'encrypted', container: 'mp4' }, code: 'encrypted', says: /encrypted/ },
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
    what: 'another speed',
    report: readable({ hasComplexEdits: true, index: null }),
    code: 'needs-conversion',
    says: /edit list/,
  },
])('$what is refused as $code', ({ report, code, says }) => {
  expect(judgeProbe(report)).toMatchObject({ ok: false, error: { code, reason: expect.stringMatching(says) } })
})

test.each<{ what: string; report: ProbeReport; conversion: RegExp | null }>([
  { what: 'H.264 of ten frames in MP4', report: readable({ index: frames(10) }), conversion: null },
  { what: 'AVI', report: inContainer('avi', 'mpeg4'), conversion: /^Browsers do not play AVI files\.$/ },
  {
    what: 'a transport stream',
    report: inContainer('mpeg-ts', 'h264'),
    conversion: /^Browsers do not play MPEG transport/,
  },
  {
    what: 'HEVC',
    report: readable({ codec: 'hvc1.1.6.L93.B0' }),
    conversion: /^Browsers do not play HEVC \(H\.265\)\.$/,
  },
  { what: 'H.264 with 10 bits', report: readable({ codec: 'avc1.6e001f' }), conversion: /more than 8 bits/ },
  { what: 'an unknown codec', report: readable({ codec: '' }), conversion: /not known/ },
  { what: 'an edit list of parts', report: readable({ hasComplexEdits: true }), conversion: /joins several parts/ },
  {
    what: 'open groups of pictures',
    report: readable({ problems: [{ code: 'open-gop', message: '' }] }),
    conversion: /open groups of pictures/,
  },
])('$what is a video; a copy is made because $conversion', ({ report, conversion }) => {
  const judged = judgeProbe(report)
  if (!judged.ok) throw new Error(judged.error.reason)
  expect(judged.value.playable).toBe(conversion === null)
  if (conversion === null) expect(judged.value.conversion).toBe(null)
  else expect(judged.value.conversion).toMatch(conversion)
})
