import { readReviewQueue } from '@/lib/server/documents/read-documents'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { reviewQuery } from '@/lib/work/review-schema'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'document:review', query: reviewQuery }, async ({ query, principal }) => ({
  ok: true,
  value: { json: await readReviewQueue(query, principal) },
}))
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
