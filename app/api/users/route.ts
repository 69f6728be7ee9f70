import { newPerson } from '@/lib/auth/people-schema'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { invitePerson } from '@/lib/server/people/invite-person'
import { listPeople } from '@/lib/server/people/list-people'

export const GET = handle({ permission: 'user:manage' }, async () => ok({ json: { users: await listPeople() } }))

export const POST = handle({ permission: 'user:manage', body: newPerson, audit: 'user.added' }, async ({ body }) => {
  const added = await invitePerson(body)
  if (!added.ok) return added
  const { id, username, role, grants } = added.value.user
  return ok({ json: added.value, status: 201, audited: { subjectId: id, details: { username, role, grants } } })
})
export const { OPTIONS, PUT, PATCH, DELETE } = otherMethods('GET', 'POST')
