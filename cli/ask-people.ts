import { type AskedOfPeople, type PeopleOutcome, peopleCommand, peopleOutcome } from '@/lib/auth/command-line-people'
import { commandLine } from '@/lib/auth/principal'
import { refusalOf } from './server-events'
import { withLibrary } from './with-library'

/** Does what is asked of people and tokens, through the server that runs, else in this process. Throws with a reason. */
export async function askPeople(asked: AskedOfPeople): Promise<PeopleOutcome> {
  const command = peopleCommand.safeParse(asked)
  if (!command.success) {
    const [issue] = command.error.issues
    throw new Error(`${issue?.path.join(' ')}: ${issue?.message}.`)
  }
  return peopleOutcome.parse(
    await withLibrary<unknown>({
      inProcess: async (userId) => {
        const { commandPeople } = await import('@/lib/server/people/command-people')
        const done = await commandPeople(command.data, commandLine(userId))
        if (!done.ok) throw new Error(done.error.message)
        return done.value
      },
      throughServer: (address, secret) => askServer(address, secret, command.data),
    }),
  )
}

async function askServer(address: string, secret: string, command: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(command) }
  const answer = await fetch(new URL('/api/command-line/people', address), init).catch((cause: unknown) => {
    throw new Error(`The server at ${address} did not answer.`, { cause })
  })
  if (!answer.ok) throw new Error(await refusalOf(answer))
  return await answer.json()
}
