import { z } from 'zod'
import { newPerson, personRow } from './people-schema'
import { newToken, tokenRow } from './token-schema'

/** Usernames are looked for here, so that one that cannot be is simply not found. */
const someone = z.string().max(200)

/**
 * `POST /api/command-line/people`: what whoever has the data folder asks of people and tokens. They are named by
 * username: an id is nothing that somebody types.
 */
export const peopleCommand = z.discriminatedUnion('command', [
  newPerson.extend({ command: z.literal('add') }),
  z.object({ command: z.literal('list') }),
  z.object({ command: z.enum(['disable', 'enable', 'reset-password']), username: someone }),
  newToken.extend({ command: z.literal('create-token'), username: someone }),
  z.object({ command: z.literal('list-tokens'), username: someone.optional() }),
  z.object({ command: z.literal('revoke-token'), tokenId: z.string().max(64) }),
])

export type PeopleCommand = z.infer<typeof peopleCommand>

/** As it is written by who asks: what has a default may be left out. */
export type AskedOfPeople = z.input<typeof peopleCommand>

/** A token and whose it is. */
export const ownedToken = tokenRow.extend({ username: z.string() })

/** The answer: those it is about, as they are now. Secrets are in it once, where they were made by it. */
export const peopleOutcome = z.object({
  people: z.array(personRow).default([]),
  tokens: z.array(ownedToken).default([]),
  oneTimePassword: z.string().nullable().default(null),
  token: z.string().nullable().default(null),
})

export type PeopleOutcome = z.infer<typeof peopleOutcome>
