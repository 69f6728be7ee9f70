import { importQuery } from '@/lib/import/import-request'
import { MAX_IMPORT_BYTES } from '@/lib/import/read-file'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { importSegments } from '@/lib/server/import/import-segments'
import { readUpload } from '@/lib/server/import/read-upload'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'segment:write', params: videoParams, query: importQuery, audit: 'segments.imported' },
  async ({ request, params, query, principal }) => {
    const bytes = await readUpload(request, MAX_IMPORT_BYTES)
    if (!bytes.ok) return bytes
    const imported = await importSegments(params.videoId, bytes.value, query, principal.userId)
    if (!imported.ok) return imported
    return { ok: true, value: { json: imported.value, ...(query.dryRun === '1' && { audited: null }) } }
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
