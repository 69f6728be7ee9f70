import 'server-only'
import type { MediaTask } from '@/lib/ingest/media-task'
import type { EngineMessage } from './engine-message'
import { loadNativeEngine, NativeEngineUnavailable } from './native-engine'
import type { ReportProgress } from './report-progress'

/**
 * The media engine: a program that does one task and ends. It is started by run-media-task, gets the task as a message
 * and answers with messages. Whatever it does to itself, by a native crash or without end, it does to nobody else.
 *
 * What a task needs is loaded when it is known: probing what mediabunny indexes works without the native half.
 */
async function perform(task: MediaTask, onProgress: ReportProgress): Promise<unknown> {
  if (task.kind === 'probe') return await (await import('./probe-file')).probeFile(task.path, onProgress)
  await loadNativeEngine()
  switch (task.kind) {
    case 'load':
      return await (await import('./load-engine')).loadEngine()
    case 'poster':
      return await (await import('./take-poster')).takePoster(task.path, task.atSeconds, task.maxWidth)
    case 'encode':
      return await (await import('./encode-and-map')).encodeAndMap(task, onProgress)
    case 'map-packets':
      return await (await import('./map-packets')).mapPackets(task, onProgress)
    case 'make-clip':
      return await (await import('./make-clip')).makeClip(task.path, task.plan, onProgress)
  }
}

function send(message: EngineMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) return resolve()
    process.send(message, () => resolve())
  })
}

process.once('message', async (task: MediaTask) => {
  try {
    const output = await perform(task, (fraction) => void send({ kind: 'progress', fraction }))
    await send({ kind: 'done', output })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await send({ kind: error instanceof NativeEngineUnavailable ? 'unavailable' : 'failed', reason })
  }
  process.exit(0)
})

// Whoever asked has gone: nobody wants the answer.
process.once('disconnect', () => process.exit(0))
