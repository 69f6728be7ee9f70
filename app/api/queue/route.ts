import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { readQueue } from '@/lib/server/work/queue'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'work:take' }, async ({ principal }) => ({
  ok: true,
  value: { json: await readQueue(principal) },
}))
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
