import { peopleCommand, peopleOutcome } from '@/lib/auth/command-line-people'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { commandPeople } from '@/lib/server/people/command-people'
import { clientAddress } from '@/lib/server/session/client-address'

/** What is done is written down where it is done: the command line does the same without a server. */
export const POST = handle(
  { permission: 'library:import', body: peopleCommand, audit: 'nothing' },
  async ({ body, principal, request }) => {
    const done = await commandPeople(body, principal, clientAddress(request))
    return done.ok ? ok({ json: peopleOutcome.parse(done.value) }) : done
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
