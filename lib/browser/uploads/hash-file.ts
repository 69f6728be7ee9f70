import type { HashReport } from './hash-worker'

/**
 * The SHA-256 of `file` in hexadecimal digits, computed beside the page. Rejects if the file cannot be read (any more), or
 * when `signal` is aborted. `onProgress` is told the bytes that are done.
 */
export function hashFile(file: File, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<string>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.addEventListener('error', () => reject(new Error('the worker failed')))
    worker.addEventListener('message', ({ data }: MessageEvent<HashReport>) => {
      if (data.kind === 'progress') onProgress(data.bytes)
      else if (data.kind === 'done') resolve(data.sha256)
      else reject(new Error('the file could not be read'))
    })
    worker.postMessage(file)
  }).finally(() => worker.terminate())
}
