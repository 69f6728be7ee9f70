import { text } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import type { PersonRow } from '@/lib/auth/people-schema'
import { GRANTABLE, type Permission, ROLES, type Role } from '@/lib/auth/permissions'
import { askPeople } from './ask-people'
import { collect } from './collect'
import { columns } from './columns'

type AddOptions = {
  readonly role: Role
  readonly name?: string
  readonly passwordStdin?: true
  readonly grant?: readonly Permission[]
}

const LOCKED_OUT = `
Whoever may read the data folder may do all of this, whether the server runs or not. Nobody can sign in any more?
  framemark user reset-password <username>      gives an administrator a new password
  framemark user enable <username>              lets them in again
  framemark user add <username> --role administrator`

/** framemark user: who has an account. */
export function addUser(program: Command): void {
  const user = program
    .command('user')
    .description('add, list, disable and enable people')
    .addHelpText('after', LOCKED_OUT)
  user
    .command('add')
    .description('add somebody; without a password one is made and printed, which they replace when they first sign in')
    .argument('<username>')
    .addOption(new Option('--role <role>', 'what they are here for').choices(ROLES).default('annotator'))
    .option('--name <name>', 'as people are called in the page; the username if there is none')
    .option('--password-stdin', 'read the password from standard input; it is theirs, and they need not replace it')
    .option(
      '--grant <permission>',
      `what they may beyond their role, one of ${GRANTABLE.join(', ')}; can be said several times`,
      collect(GRANTABLE),
    )
    .action(runAdd)
  user
    .command('list')
    .description('everybody who has an account')
    .option('--json', 'print one JSON object a line and nothing else')
    .action(runList)
  user
    .command('disable')
    .description('let somebody in no more: their sessions end and their tokens open nothing; their work stays')
    .argument('<username>')
    .action((username: string) => runChange('disable', username))
  user
    .command('enable')
    .description('let somebody in again')
    .argument('<username>')
    .action((username: string) => runChange('enable', username))
  user
    .command('reset-password')
    .description('make somebody a new password and print it; they replace it when they next sign in')
    .argument('<username>')
    .action(runReset)
}

async function runAdd(username: string, { role, name, passwordStdin, grant }: AddOptions): Promise<void> {
  const password = passwordStdin === true ? await passwordFromInput() : undefined
  const { people, oneTimePassword } = await askPeople({
    ...{ command: 'add', username, role },
    ...(name !== undefined && { name }),
    ...(password !== undefined && { password }),
    ...(grant !== undefined && { grants: [...grant] }),
  })
  const [added] = people
  console.log(`Added ${added?.username} (${added?.role}).`)
  sayPassword(oneTimePassword)
}

/** One line: the end of it is of the program that wrote it, not of the password. */
const passwordFromInput = async (): Promise<string> => (await text(process.stdin)).replace(/\r?\n$/, '')

function sayPassword(password: string | null): void {
  if (password !== null) console.log(`One-time password: ${password}`)
}

async function runReset(username: string): Promise<void> {
  const { people, oneTimePassword } = await askPeople({ command: 'reset-password', username })
  console.log(`${people[0]?.username} has a new password, and was signed out everywhere; tokens are revoked.`)
  sayPassword(oneTimePassword)
}

async function runChange(command: 'disable' | 'enable', username: string): Promise<void> {
  const { people } = await askPeople({ command, username })
  console.log(`${people[0]?.username} is ${command}d.`)
}

async function runList({ json }: { readonly json?: true }): Promise<void> {
  const { people } = await askPeople({ command: 'list' })
  if (json === true) for (const person of people) console.log(JSON.stringify(person))
  else if (people.length === 0) console.error('Nobody has an account yet.')
  else console.log(columns([HEAD, ...people.map(rowOf)]))
}

const HEAD = ['username', 'role', 'state', 'last sign-in', 'name', 'may also']

function rowOf({ username, role, disabled, mustChangePassword, lastSignInAt, name, grants }: PersonRow): string[] {
  const state = disabled ? 'disabled' : mustChangePassword ? 'new password' : 'active'
  return [username, role, state, lastSignInAt?.slice(0, 16).replace('T', ' ') ?? 'never', name, grants.join(', ')]
}
