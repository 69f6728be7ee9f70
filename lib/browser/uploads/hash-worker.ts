import { createSHA256 } from 'hash-wasm'

/** Runs in a worker: is sent a file, answers with the progress and the SHA-256 of its bytes. */
export type HashReport =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'done'; readonly sha256: string }
  | { readonly kind: 'failed' }

const CHUNK_BYTES = 8 * 1024 * 1024

const report = (message: HashReport): void => postMessage(message)

addEventListener('message', ({ data }: MessageEvent<File>) => {
  hash(data).then(
    (sha256) => report({ kind: 'done', sha256 }),
    () => report({ kind: 'failed' }),
  )
})

async function hash(file: File): Promise<string> {
  const hasher = await createSHA256()
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    hasher.update(new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer()))
    report({ kind: 'progress', bytes: Math.min(at + CHUNK_BYTES, file.size) })
  }
  return hasher.digest()
}
