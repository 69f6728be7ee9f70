import { ok } from '@/lib/result/result'
import { listActors } from '@/lib/server/audit/list-audit'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'audit:read' }, async () => ok({ json: { actors: await listActors() } }))
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
