import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { exposeMetrics } from '@/lib/server/metrics/expose-metrics'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'metrics:read' }, async () => ({ ok: true, value: await exposeMetrics() }))

export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
