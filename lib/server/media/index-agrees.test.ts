import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { type EncodePlan, planPlayback, planScrub } from '@/lib/ingest/encode-plan'
import { type AcceptedVideo, judgeProbe } from '@/lib/ingest/judge-probe'
import { haveSameTimes } from '@/lib/ingest/twin-guard'
import { encodeCopy } from './encode-copy'
import { probeFile } from './probe-file'
import { type ShownFrames, shownFrames } from './test-ffmpeg'
import { makeOddity, ODDITIES } from './test-oddities'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-oddities-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function accept(path: string): Promise<AcceptedVideo> {
  const judged = judgeProbe(await probeFile(path, () => {}))
  if (!judged.ok) throw new Error(judged.error.reason)
  return judged.value
}

async function copyOf(path: string, plan: EncodePlan, index: FrameIndex): Promise<string> {
  const output = `${path}.${plan.rendition}.mp4`
  const outcome = await encodeCopy({ kind: 'encode', path, output, plan, index }, () => {})
  expect(outcome).toEqual({ kind: 'made', damagedFrames: 0, frameCount: index.frameCount })
  return output
}

const asShown = ({ timebase, pts, keyframes }: FrameIndex): ShownFrames => ({
  clock: timebase,
  pts: [...pts],
  keyframes: [...keyframes],
})

test.each(ODDITIES)('$name', async (oddity) => {
  const path = await makeOddity(oddity, folder)
  const { track, index, conversion } = await accept(path)
  const shown = await shownFrames(path, oddity.shownTrack)
  expect(asShown(index)).toEqual({ ...shown, ...oddity.differs?.from(shown) })
  expect(conversion).toEqual(oddity.conversion === null ? null : expect.stringMatching(oddity.conversion))
  expect(track.problems.map(({ code }) => code)).toEqual(expect.arrayContaining([...(oddity.problems ?? [])]))
  expect([track.displayWidth, track.displayHeight]).toEqual(oddity.display ?? [160, 120])

  const plans = [planScrub(track), ...(conversion === null ? [] : [planPlayback(track)])]
  for (const plan of plans) {
    const copy = await copyOf(path, plan, index)
    const found = await accept(copy)
    expect(haveSameTimes(index, found.index)).toBe(true)
    expect(found).toMatchObject({
      playable: true,
      track: { displayWidth: plan.width, displayHeight: plan.height, rotation: 0, problems: [] },
    })
    expect(longestGroup(found.index)).toBeLessThanOrEqual(plan.gopFrames)
    // Every frame of it decodes, at the same times.
    expect((await shownFrames(copy)).pts).toEqual([...found.index.pts])
  }
})

const longestGroup = ({ keyframes, frameCount }: FrameIndex): number =>
  Math.max(...[...keyframes].map((start, n) => (keyframes[n + 1] ?? frameCount) - start))
