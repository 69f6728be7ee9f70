import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import type { ImportEvent } from '@/lib/ingest/import-request'
import type { ReindexRequest } from '@/lib/ingest/reindex-request'
import { ok, type Result } from '@/lib/result/result'
import { importStream } from './import-stream'
import { reindexVariants, variantsToReindex } from './reindex-videos'

/** The reindexing of videos as an answer of newline-delimited JSON, an {@link ImportEvent} a line, while it goes on. */
export async function streamReindex(input: {
  readonly request: Request
  readonly body: ReindexRequest
  readonly principal: { readonly userId: string }
}): Promise<Result<Response, ApiError>> {
  const variants = await variantsToReindex(input.body)
  if (!variants.ok) return variants
  const { userId } = input.principal
  return ok(importStream(input.request, (onEvent) => reindexVariants(variants.value, { onEvent, userId })))
}
