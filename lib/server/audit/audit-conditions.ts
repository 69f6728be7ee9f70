import 'server-only'
import { AUDIT_ACTIONS } from '@/lib/audit/actions'
import { ACTOR_KINDS, type AuditFilter } from '@/lib/audit/schema'
import { Prisma } from '@/lib/server/db/generated/client'

/**
 * What an entry `e` of the audit has to be to match `filter`, as SQL. The SQL is of constants only; what people type
 * goes in as parameters.
 */
export function auditConditions(filter: AuditFilter): Prisma.Sql[] {
  const { actor, action, video, from, to, text = '', outcome } = filter
  return [
    ...(actor === undefined ? [] : [isOf(actor)]),
    ...(action === undefined ? [] : [Prisma.sql`e."action" = ${action}`]),
    ...(video === undefined ? [] : [Prisma.sql`e."videoId" = ${video}`]),
    ...(from === undefined ? [] : [Prisma.sql`e."at" >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`e."at" < ${new Date(to)}`]),
    ...(outcome === undefined ? [] : [Prisma.sql`e."outcome" = ${outcome}`]),
    ...text.split(/\s+/).flatMap((word) => (word === '' ? [] : [says(word)])),
  ]
}

/** The command line acts as the owner of the library, who is a person too: each has lines of their own. */
const isOf = (actor: string): Prisma.Sql =>
  (ACTOR_KINDS as readonly string[]).includes(actor)
    ? Prisma.sql`e."actorKind" = ${actor}`
    : Prisma.sql`(e."actorId" = ${actor} AND e."actorKind" NOT IN ('command-line', 'system'))`

/** `word` somewhere in what the line says; upper and lower case of a-z are the same. */
function says(word: string): Prisma.Sql {
  const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`
  const actions = Object.entries(AUDIT_ACTIONS).filter(([, words]) => words.toLowerCase().includes(word.toLowerCase()))
  const like = (column: Prisma.Sql) => Prisma.sql`${column} LIKE ${pattern} ESCAPE '\\'`
  return Prisma.sql`(${Prisma.join(
    [
      ...[Prisma.sql`e."actorName"`, Prisma.sql`e."address"`, DETAILS].map(like),
      Prisma.sql`e."videoId" = ${word}`,
      Prisma.sql`e."subjectId" = ${word}`,
      Prisma.sql`EXISTS (SELECT 1 FROM "Video" v WHERE v."id" = e."videoId" AND ${like(Prisma.sql`v."title"`)})`,
      Prisma.sql`EXISTS (SELECT 1 FROM "User" u WHERE u."id" = e."subjectId" AND ${like(Prisma.sql`u."name"`)})`,
      ...(actions.length === 0 ? [] : [Prisma.sql`e."action" IN (${Prisma.join(actions.map(([id]) => id))})`]),
    ],
    ' OR ',
  )})`
}

const DETAILS = Prisma.sql`CAST(e."details" AS TEXT)`
