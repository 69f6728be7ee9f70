import { z } from 'zod'
import { labelSetList } from '@/lib/labels/schema'
import { type Operation, operationResults } from '@/lib/segments/schema'

/** A segment as both contestants draw it. */
export type BenchSegment = {
  readonly id: string
  readonly labelId: string
  readonly label: string
  readonly color: string
  readonly startFrame: number
  readonly endFrame: number
}

const BATCH = 500

/** Out of every ten segments six are short, three longer, one long; in frames. */
const LENGTHS = [50, 50, 50, 50, 50, 50, 500, 500, 500, 3000] as const

/** `count` segments all over a video of `frameCount` frames, in every label in turn; the same ones every time. */
export async function makeSegments(url: string, videoId: string, frameCount: number, count: number) {
  const sets = labelSetList.parse(await (await fetch(`${url}/api/label-sets`)).json())
  const labels = sets.labelSets[0]?.labels ?? []
  const random = seededRandom(1)
  const segments = Array.from({ length: count }, (_, i): BenchSegment => {
    const label = labels[i % labels.length]
    if (label === undefined) throw new Error('the library has no labels')
    const most = LENGTHS[Math.floor(random() * LENGTHS.length)] ?? 50
    const length = label.kind === 'point' ? 1 : 1 + Math.floor(random() * most)
    const startFrame = Math.floor(random() * (frameCount - length))
    const { id: labelId, name, color } = label
    return { id: `segment-${i}`, labelId, label: name, color, startFrame, endFrame: startFrame + length }
  })
  for (let at = 0; at < count; at += BATCH) await create(url, videoId, segments.slice(at, at + BATCH))
  return segments
}

async function create(url: string, videoId: string, segments: readonly BenchSegment[]): Promise<void> {
  const operations = segments.map(
    ({ id, labelId, startFrame, endFrame }): Operation => ({
      ...{ id: `make-${id}`, type: 'create', segmentId: id },
      ...{ labelId, startFrame, endFrame },
    }),
  )
  const answer = await fetch(`${url}/api/videos/${videoId}/operations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operations }),
  })
  const { results } = z.object(operationResults.shape).parse(await answer.json())
  const refused = results.find(({ status }) => status !== 'applied')
  if (refused !== undefined) throw new Error(`a segment was not taken: ${JSON.stringify(refused)}`)
}

/** The same numbers from 0 to 1 for the same `seed` (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
