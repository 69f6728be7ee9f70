import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { probeService } from '@/lib/server/probes/probe-service'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'service:probe' }, async () => {
  const state = await probeService()
  return state.ok ? { ok: true, value: { json: state.value } } : state
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
