import { type Command, InvalidArgumentError } from 'commander'
import { ALL_PERMISSIONS, type Permission } from '@/lib/auth/permissions'
import { TOKEN_DAYS } from '@/lib/auth/token-schema'
import { scopesAmong } from '@/lib/auth/token-scopes'
import { askPeople } from './ask-people'
import { collect } from './collect'
import { columns } from './columns'

type CreateOptions = {
  readonly user: string
  readonly name: string
  readonly scope?: readonly Permission[]
  readonly expiresInDays: number
  readonly json?: true
}

/** framemark token: what scripts sign in with. */
export function addToken(program: Command): void {
  const token = program.command('token').description('make, list and revoke tokens, with which scripts ask the server')
  token
    .command('create')
    .description('make a token and print it, alone and this once; everything else goes to standard error')
    .requiredOption('--user <username>', 'whose it is: it may do what they may')
    .option('--name <name>', 'where it is used', 'made on the command line')
    .option(
      '--scope <permission>',
      'what it may; can be said several times; everything that its person may if it is not said',
      collect(scopesAmong(ALL_PERMISSIONS)),
    )
    .option('--expires-in-days <days>', `${TOKEN_DAYS.least} to ${TOKEN_DAYS.most}`, wholeDays, TOKEN_DAYS.usual)
    .option('--json', 'print one JSON object: the token and what is known of it')
    .action(runCreate)
  token
    .command('list')
    .description('tokens that are not revoked, the newest first')
    .option('--user <username>', 'of one person alone')
    .option('--json', 'print one JSON object a line and nothing else')
    .action(runList)
  token
    .command('revoke')
    .description('revoke a token: it opens nothing from then on')
    .argument('<id>', 'the id that token list prints')
    .action(runRevoke)
}

function wholeDays(given: string): number {
  const days = /^\d{1,4}$/.test(given) ? Number(given) : 0
  if (days >= TOKEN_DAYS.least && days <= TOKEN_DAYS.most) return days
  throw new InvalidArgumentError(`It is a whole number from ${TOKEN_DAYS.least} to ${TOKEN_DAYS.most}.`)
}

async function runCreate({ user, name, scope = [], expiresInDays, json }: CreateOptions): Promise<void> {
  const asked = { username: user, name, scopes: [...scope], expiresInDays }
  const { tokens, token } = await askPeople({ command: 'create-token', ...asked })
  const [made] = tokens
  if (json === true) console.log(JSON.stringify({ token, ...made }))
  else {
    console.error(`A token of ${made?.username} until ${made?.expiresAt?.slice(0, 10)}. It is not shown again.`)
    console.log(token)
  }
}

async function runList({ user, json }: { readonly user?: string; readonly json?: true }): Promise<void> {
  const { tokens } = await askPeople({ command: 'list-tokens', ...(user !== undefined && { username: user }) })
  if (json === true) for (const token of tokens) console.log(JSON.stringify(token))
  else if (tokens.length === 0) console.error('There are no tokens.')
  else console.log(columns([HEAD, ...tokens.map(rowOf)]))
}

const HEAD = ['id', 'begins with', 'user', 'expires', 'last used', 'name', 'may']

type Token = Awaited<ReturnType<typeof askPeople>>['tokens'][number]

const rowOf = ({ id, prefix, username, expiresAt, lastUsedAt, name, scopes }: Token): string[] => [
  ...[id, prefix, username, expiresAt?.slice(0, 10) ?? 'never', lastUsedAt?.slice(0, 16).replace('T', ' ') ?? 'never'],
  ...[name, scopes.join(', ') || 'everything'],
]

async function runRevoke(tokenId: string): Promise<void> {
  const { tokens } = await askPeople({ command: 'revoke-token', tokenId })
  console.error(`Revoked ${tokens[0]?.name} of ${tokens[0]?.username}.`)
}
