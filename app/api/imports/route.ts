import { importRequest } from '@/lib/ingest/import-request'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { streamImports } from '@/lib/server/ingest/stream-imports'

/** Imports files of this machine; the answer is one JSON event a line. For the command line only. */
export const POST = handle(
  { permission: 'library:import', body: importRequest, audit: 'library.imported' },
  streamImports,
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
