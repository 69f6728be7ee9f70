import { forgetPeak, processFacts } from '@/bench/host/process-facts'
import type { MediaTask, MediaTaskOutput } from '@/lib/ingest/media-task'
import { tryMediaTask } from '@/lib/server/media/run-media-task'

/** What a task took. `peaks`: the most resident memory of the engine in each quarter of its progress, in bytes. */
export type Cost = { readonly seconds: number; readonly cpuSeconds: number; readonly peaks: readonly (number | null)[] }

const QUARTERS = 4
const LOOK_MS = 200

/** Does `task` and measures it. Throws if it fails: then there is nothing to measure. */
export async function measure<T extends MediaTask>(
  task: T,
): Promise<{ cost: Cost; output: MediaTaskOutput[T['kind']] }> {
  const peaks: (number | null)[] = Array(QUARTERS).fill(null)
  let quarter = 0
  let engine: number | null = null
  let cpuSeconds = 0
  const look = async () => {
    if (engine === null) return
    const at = quarter
    const facts = await processFacts([engine])
    if (facts === null) return
    cpuSeconds = facts.cpuSeconds
    peaks[at] = Math.max(peaks[at] ?? 0, facts.peakBytes)
  }
  const onProgress = (fraction: number) => {
    const reached = Math.min(Math.floor(fraction * QUARTERS), QUARTERS - 1)
    if (reached > quarter && engine !== null) void forgetPeak([engine])
    quarter = Math.max(quarter, reached)
  }
  const timer = setInterval(() => void look(), LOOK_MS)
  const startedAt = performance.now()
  const onStart = (pid: number) => {
    engine = pid
  }
  const answer = await tryMediaTask(task, { onProgress, onStart })
  const seconds = (performance.now() - startedAt) / 1000
  clearInterval(timer)
  if (!answer.ok) throw new Error(`${task.kind}: ${answer.error.reason}`)
  return { cost: { seconds, cpuSeconds, peaks }, output: answer.value }
}
