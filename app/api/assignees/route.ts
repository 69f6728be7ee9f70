import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { assignablePeople } from '@/lib/server/work/assignable-people'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'video:list-all' }, async () => ({
  ok: true,
  value: { json: { people: await assignablePeople() } },
}))
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
