import { type DetailedError, Upload } from 'tus-js-client'
import { RequestError, requestJson } from '@/lib/browser/api/request'
import type { ErrorBody } from '@/lib/http/api-error'
import { uploadStatus } from '@/lib/ingest/upload-request'
import { hashFile } from './hash-file'

/** What becomes of a transfer, told as it happens. */
export type TransferEvents = {
  /** Where the server keeps it, as a path. */
  readonly onPlace: (url: string) => void
  /** `sentBytes` of the whole file; `acceptedBytes` once the server has acknowledged them. */
  readonly onSent: (sentBytes: number) => void
  readonly onAccepted: (acceptedBytes: number) => void
  /** The server cannot be reached; it is tried again by itself. */
  readonly onOffline: () => void
  /** All is sent; the checksum takes longer. `fraction` is 0..1 of it. */
  readonly onHashing: (fraction: number) => void
  readonly onDone: () => void
  readonly onFailed: (message: string) => void
}

/** A file on its way to the server. It is over when it is done, when it failed, and after `stop`; the server keeps what it has. */
export type Transfer = {
  readonly pause: () => void
  readonly resume: () => void
  readonly stop: () => void
}

const UPLOADS_URL = '/api/uploads'
const CHUNK_BYTES = 16 * 1024 * 1024

/** An hour of trying; each byte that gets through begins it anew. */
const RETRY_DELAYS = [300, 1000, 2000, 4000, ...Array.from({ length: 450 }, () => 8000)]

/** A connection on which nothing moves for so long is given up for a new one: a lost network is not always told of. */
const STALL_MS = 30_000

const UNREADABLE = 'The file cannot be read any more. It may have been changed, moved or deleted: choose it again.'

/** Sends `file`, from where the upload at `url` is if there is one, and its SHA-256 at the end. */
export function startTransfer(
  file: File,
  { url, metadata }: { readonly url: string | null; readonly metadata: Record<string, string> },
  events: TransferEvents,
): Transfer {
  const ending = new AbortController()
  const { signal } = ending
  let [isRunning, isSent, heardAt, hashed] = [true, false, performance.now(), 0]

  const hashing = hashFile(
    file,
    (bytes) => {
      hashed = bytes
      if (isSent) events.onHashing(bytes / file.size)
    },
    signal,
  )
  hashing.catch(() => fail(UNREADABLE))

  const upload = new Upload(file, {
    endpoint: UPLOADS_URL,
    uploadUrl: url,
    metadata,
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_DELAYS,
    storeFingerprintForResuming: false,
    onUploadUrlAvailable: () => events.onPlace(pathOf(upload.url ?? UPLOADS_URL)),
    onProgress: (sentBytes) => {
      heardAt = performance.now()
      events.onSent(sentBytes)
    },
    onChunkComplete: (_size, acceptedBytes) => events.onAccepted(acceptedBytes),
    onShouldRetry: (error) => {
      heardAt = performance.now()
      const status = error.originalResponse?.getStatus() ?? 0
      if (status === 0) events.onOffline()
      return mayPass(status)
    },
    onError: (error) => fail(reasonOf(error)),
    onSuccess: () => {
      isSent = true
      void finish()
    },
  })

  function fail(message: string): void {
    if (signal.aborted) return
    stop()
    events.onFailed(message)
  }

  function stop(): void {
    isRunning = false
    ending.abort()
    void upload.abort()
  }

  async function finish(): Promise<void> {
    try {
      events.onHashing(hashed / file.size)
      const sha256 = await hashing
      await tellHash(pathOf(upload.url ?? ''), sha256, events, signal)
      stop()
      events.onDone()
    } catch (error) {
      if (error instanceof RequestError) fail(error.message)
    }
  }

  /** Begins a new connection, from what the server has. */
  function reconnect(): void {
    if (!isRunning || isSent || signal.aborted) return
    heardAt = performance.now()
    void upload.abort()
    upload.start()
  }

  const watch = setInterval(() => {
    if (!isRunning || isSent || performance.now() - heardAt < STALL_MS) return
    events.onOffline()
    reconnect()
  }, 5000)
  signal.addEventListener('abort', () => clearInterval(watch))
  window.addEventListener('online', reconnect, { signal })
  upload.start()

  return {
    pause: () => {
      isRunning = false
      void upload.abort()
    },
    resume: () => {
      isRunning = true
      if (isSent) void finish()
      else reconnect()
    },
    stop,
  }
}

/** Has the server forget an upload. One that it has not got, or that it does not answer for now, expires there by itself. */
export async function removeUpload(url: string): Promise<void> {
  await Upload.terminate(url, { endpoint: UPLOADS_URL, retryDelays: null }).catch(() => undefined)
}

/** Nothing answered, or what was answered may be another the next time. A full disk stays full until somebody does something. */
const mayPass = (status: number): boolean =>
  status === 0 || status === 409 || status === 423 || status === 429 || (status >= 500 && status !== 507)

const pathOf = (url: string): string => new URL(url, location.href).pathname

/** What the server said, else what can be said without it. */
function reasonOf(error: Error | DetailedError): string {
  const response = 'originalResponse' in error ? error.originalResponse : null
  if (response === null && !('originalRequest' in error)) return UNREADABLE
  try {
    const { message } = (JSON.parse(response?.getBody() ?? '') as ErrorBody).error
    return message
  } catch {
    return response === null
      ? 'The server could not be reached for a long time. What has arrived is kept: try again when the network is up.'
      : `The server answered ${response.getStatus()} without saying why. Try again, or ask whoever runs it.`
  }
}

/** Tells the SHA-256, again and again until the server has it. That it was not waited for does no harm. */
async function tellHash(url: string, sha256: string, events: TransferEvents, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    try {
      const body = JSON.stringify({ sha256 })
      const headers = { 'content-type': 'application/json' }
      await requestJson(`${url}/sha256`, uploadStatus, { method: 'PUT', body, headers, signal })
      return
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      if (error.code === 'version-conflict') return
      if (!mayPass(error.status ?? 0)) throw error
      events.onOffline()
      await new Promise((resolve) => setTimeout(resolve, 3000))
    }
  }
}
