import { reindexRequest } from '@/lib/ingest/reindex-request'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { streamReindex } from '@/lib/server/ingest/stream-reindex'

/** Measures videos again and makes their copies anew; the answer is one JSON event a line. */
export const POST = handle(
  { permission: 'library:verify', body: reindexRequest, audit: 'library.reindexed' },
  streamReindex,
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
