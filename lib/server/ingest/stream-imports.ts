import 'server-only'
import { isAbsolute } from 'node:path'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { ImportRequest } from '@/lib/ingest/import-request'
import { err, ok, type Result } from '@/lib/result/result'
import type { RouteReply } from '@/lib/server/http/handle'
import { importFiles } from './import-files'
import { importStream } from './import-stream'

/** The import of `body` while it goes on. Paths are absolute: `malformed-request` otherwise. */
export async function streamImports(input: {
  readonly request: Request
  readonly body: ImportRequest
  readonly principal: { readonly userId: string }
}): Promise<Result<RouteReply, ApiError>> {
  const { request, body, principal } = input
  const named = body.pair === undefined ? body.paths : [...body.paths, body.pair]
  if (!named.every((path) => isAbsolute(path)))
    return err(apiError('malformed-request', 'The body, paths: they must be absolute.'))
  const { variant, anonymized, videoId } = body
  return ok({
    response: importStream(request, (onEvent) => importFiles(body, { onEvent, userId: principal.userId })),
    audited: { videoId, details: { named: body.paths.length, variant, anonymized } },
  })
}
