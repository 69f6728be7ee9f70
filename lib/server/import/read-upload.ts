import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'

/** The bytes of a request, never holding more than `most`: Content-Length is a claim, so they are counted. */
export async function readUpload(request: Request, most: number): Promise<Result<Uint8Array, ApiError>> {
  const chunks: Uint8Array[] = []
  let received = 0
  for await (const chunk of request.body ?? []) {
    received += chunk.byteLength
    if (received > most) {
      return err(apiError('body-too-large', `A file has at most ${most / 1024 ** 2} MiB here. Split it.`))
    }
    chunks.push(chunk)
  }
  return ok(Buffer.concat(chunks))
}
