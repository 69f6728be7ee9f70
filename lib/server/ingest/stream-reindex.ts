import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import type { ImportEvent } from '@/lib/ingest/import-request'
import type { ReindexRequest } from '@/lib/ingest/reindex-request'
import { ok, type Result } from '@/lib/result/result'
import type { RouteReply } from '@/lib/server/http/handle'
import { importStream } from './import-stream'
import { reindexVariants, variantsToReindex } from './reindex-videos'

/** The reindexing of videos as an answer of newline-delimited JSON, an {@link ImportEvent} a line, while it goes on. */
export async function streamReindex(input: {
  readonly request: Request
  readonly body: ReindexRequest
  readonly principal: { readonly userId: string }
}): Promise<Result<RouteReply, ApiError>> {
  const variants = await variantsToReindex(input.body)
  if (!variants.ok) return variants
  const { userId } = input.principal
  const response = importStream(input.request, (onEvent) => reindexVariants(variants.value, { onEvent, userId }))
  return ok({ response, audited: { videoId: input.body.videoId, details: { variants: variants.value.length } } })
}
