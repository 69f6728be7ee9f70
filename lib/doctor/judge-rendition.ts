import type { FrameIndex } from '@/lib/frames/frame-index'
import { judgeProbe, MINIMUM_FRAMES } from '@/lib/ingest/judge-probe'
import type { ProbeReport } from '@/lib/ingest/probe-report'
import { haveSameTimes } from '@/lib/ingest/twin-guard'
import type { Fault } from './finding'

/** What the records say of a file: its frame count, and the index of its variant (null if that cannot be used). */
export type RecordedFrames = { readonly frameCount: number; readonly index: FrameIndex | null }

/**
 * What is wrong with a file whose bytes are the imported ones, by what the media engine measured in it: it cannot be
 * read, has too few frames, or other frames than the record and the frame index say. Empty if nothing is.
 */
export function judgeRendition(report: ProbeReport, recorded: RecordedFrames): Fault[] {
  const measured = report.kind === 'readable' ? report.video : null
  if (measured === null) return [undecodable(report)]
  const found = measured.index?.frameCount ?? 0
  const faults: Fault[] = []
  if (found < MINIMUM_FRAMES) faults.push({ code: 'too-few-frames', frameCount: found })
  else faults.push(...refusals(report))
  if (found !== recorded.frameCount) faults.push({ code: 'frame-count-changed', recorded: recorded.frameCount, found })
  else if (measured.index !== null && recorded.index?.frameCount === found) {
    if (!haveSameTimes(recorded.index, measured.index)) faults.push({ code: 'index-times-differ' })
  }
  return faults
}

const undecodable = (report: ProbeReport): Fault => {
  const judged = judgeProbe(report)
  return { code: 'undecodable', detail: judged.ok ? 'it has no video track' : judged.error.reason }
}

/** What import would refuse a long enough file for. */
function refusals(report: ProbeReport): Fault[] {
  const judged = judgeProbe(report)
  return judged.ok ? [] : [{ code: 'undecodable', detail: judged.error.reason }]
}

/** What is wrong with the stored frame index of a variant beside the frame count of its original. */
export function judgeIndex(index: FrameIndex, recordedFrameCount: number): Fault[] {
  return index.frameCount === recordedFrameCount
    ? []
    : [{ code: 'index-count-differs', indexed: index.frameCount, recorded: recordedFrameCount }]
}
