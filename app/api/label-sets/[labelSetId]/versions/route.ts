import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { labelSetParams } from '@/lib/server/labels/label-set-params'
import { readLabelSetVersions } from '@/lib/server/labels/read-label-set'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'label:read', params: labelSetParams }, async ({ params }) => {
  const versions = await readLabelSetVersions(params.labelSetId)
  return versions.ok ? { ok: true, value: { json: versions.value } } : versions
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
