import 'server-only'
import type { z } from 'zod'
import { type ApiError, apiError, ERROR_STATUS } from '@/lib/http/api-error'
import { mediaTypeOf } from '@/lib/http/media-type'
import { readRequestFields } from '@/lib/http/request-fields'
import { planResponse, type ResponsePlan } from '@/lib/http/response-plan'
import type { ServingPolicy } from '@/lib/http/serving-policy'
import { err, ok, type Result } from '@/lib/result/result'
import { env } from '@/lib/server/env'
import { errorResponse } from '@/lib/server/http/response'
import { log } from '@/lib/server/log'
import { type OpenError, type OpenMediaFile, openMediaFile } from '@/lib/server/storage/open-media-file'
import { byteStream } from './byte-stream'
import { findRendition } from './find-rendition'
import { keepFlushing } from './flush'
import type { MediaQuery, mediaParams } from './media-query'
import { type ObservedRendition, observeRequest, type RequestObserver } from './recorder'
import { endStalledConnections } from './stalled-connections'

const OPEN_ERRORS = {
  missing: apiError('file-missing', 'The file of this video is not on the disk. An administrator can restore it.'),
  'not-a-file': apiError(
    'file-missing',
    'Something other than a file stands where this video should be. An administrator can restore it.',
  ),
  unreadable: apiError(
    'internal-error',
    'The file of this video cannot be read. An administrator can look at the disk and at the permissions of the file.',
  ),
} as const satisfies Record<OpenError, ApiError>

/** What the route hands over: everything parsed. The method is GET or HEAD. */
export type StreamRequest = {
  readonly request: Request
  readonly params: z.infer<typeof mediaParams>
  readonly query: MediaQuery
}

/**
 * The answer to a GET or HEAD of a video's bytes.
 *
 * The record only says where the file lies and what it is called; every header comes from fstat of the file that was
 * opened, so that a file replaced behind our back is described as what it is. The opened file is closed on every path.
 */
export async function streamVideo({ request, params, query }: StreamRequest): Promise<Result<Response, ApiError>> {
  const rendition = await findRendition(params.videoId, query)
  if (!rendition.ok) return rendition
  keepFlushing()
  endStalledConnections()
  const { kind, storageKey, fileName, container } = rendition.value
  const observer = observeAndLog({ videoId: params.videoId, variant: query.type, rendition: kind }, storageKey)
  const opened = await openMediaFile(storageKey)
  if (!opened.ok) {
    const error = OPEN_ERRORS[opened.error]
    log().warn({ videoId: params.videoId, storageKey, why: opened.error }, 'a stored file cannot be sent')
    observer.answered(ERROR_STATUS[error.code])
    return err(error)
  }
  const { handle, stamp } = opened.value
  const method = request.method === 'HEAD' ? 'HEAD' : 'GET'
  const fields = readRequestFields((name) => request.headers.get(name))
  const file = { ...stamp, fileName, mediaType: mediaTypeOf(container) }
  try {
    const plan = planResponse(method, fields, file, policyOf(query), Date.now())
    return ok(await carry(plan, opened.value, request.signal, observer))
  } catch (error) {
    // A bug. Closing twice is harmless, staying open is not.
    await handle.close()
    throw error
  }
}

/** Counts the request; a file that could not be sent to its end is logged too, for then the fault is ours. */
function observeAndLog(target: ObservedRendition, storageKey: string): RequestObserver {
  const observer = observeRequest(target, 'route')
  return {
    ...observer,
    ended(end, sent) {
      observer.ended(end, sent)
      if (end !== 'truncated' && end !== 'failed') return
      log().error({ videoId: target.videoId, storageKey, why: end, sent }, 'a stored file could not be sent to its end')
    },
  }
}

const policyOf = ({ type, profile, download }: MediaQuery): ServingPolicy => {
  const { FRAMEMARK_RANGES: ranges, FRAMEMARK_MEDIA_CACHE: cache } = env()
  return {
    ranges: ranges === 'on' || (ranges === 'raw-only' && type === 'raw'),
    cache,
    disposition: download === '1' ? 'attachment' : 'inline',
    profile: profile ?? null,
  }
}

/** The plan as a web response. Takes over the opened file: the stream closes it, or it is closed here. */
async function carry(
  { status, headers, body }: ResponsePlan,
  { handle, stamp }: OpenMediaFile,
  signal: AbortSignal,
  observer: RequestObserver,
): Promise<Response> {
  const range = body.kind === 'bytes' ? body.range : null
  observer.answered(status, range === null ? undefined : { ranges: [range], sizeBytes: stamp.sizeBytes })
  if (range !== null) {
    const stream = byteStream(handle, range, { signal, onFirstBytes: observer.firstBytes, onEnd: observer.ended })
    return new Response(stream, { status, headers })
  }
  await handle.close()
  return body.kind === 'error' ? errorResponse(body.error, headers) : new Response(null, { status, headers })
}
