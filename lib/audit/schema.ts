import { z } from 'zod'
import { AUDIT_ACTIONS, type AuditAction } from './actions'

const ACTIONS = Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]]

/** Who a line is of where it is nobody's in particular: who was not signed in, the command line, the server by itself. */
export const ACTOR_KINDS = ['nobody', 'command-line', 'system'] as const

const moment = z.iso.datetime({ offset: true, error: 'a time such as 2026-11-26T08:00:00Z' })

/** What the audit can be narrowed by. Everything that is named has to hold. */
export const auditFilter = z.object({
  /** The id of a person, or one of {@link ACTOR_KINDS}. */
  actor: z.string().max(64).optional(),
  action: z.enum(ACTIONS).optional(),
  video: z.string().max(64).optional(),
  /** From then on. */
  from: moment.optional(),
  /** Before then. */
  to: moment.optional(),
  /** Words, each of which is in what a line says: a name, a title, an action, a detail, an address. */
  text: z.string().max(200).optional(),
  outcome: z.enum(['done', 'refused']).optional(),
})

export type AuditFilter = z.infer<typeof auditFilter>

const MOST = 200

/** `GET /api/audit` */
export const auditQuery = auditFilter.extend({
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'the nextCursor of a page')
    .transform(Number)
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, `a whole number from 1 to ${MOST}`)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= MOST, `a whole number from 1 to ${MOST}`)
    .default(50),
})

/** `GET /api/audit/export` */
export const auditExportQuery = auditFilter.extend({ format: z.enum(['csv', 'json']) })

export type AuditExportFormat = z.infer<typeof auditExportQuery>['format']

const detail = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

/** Something that was done, as it was written down then. `at` is ISO 8601. */
export const auditEntry = z.object({
  /** Counts up; no two are the same, and a later one is greater. */
  sequence: z.number().int(),
  at: z.iso.datetime(),
  /** Null for who was not signed in. */
  actorId: z.string().nullable(),
  /** As they were called then. */
  actorName: z.string(),
  actorKind: z.string(),
  /** One of {@link AUDIT_ACTIONS}; a text, so that a page reads what a newer server wrote. */
  action: z.string(),
  outcome: z.enum(['done', 'refused']),
  videoId: z.string().nullable(),
  /** As it is called now; null where it is gone. */
  videoTitle: z.string().nullable(),
  subjectId: z.string().nullable(),
  /** What the subject is called now, where it is a person, a token, a batch or a label set. */
  subjectName: z.string().nullable(),
  details: z.record(z.string(), detail),
  address: z.string().nullable(),
})

export type AuditEntry = z.infer<typeof auditEntry>

/** The newest first. `nextCursor` is null at the end. */
export const auditPage = z.object({ entries: z.array(auditEntry), nextCursor: z.string().nullable() })

export type AuditPage = z.infer<typeof auditPage>

/** `GET /api/audit/actors`: everybody who did something; `id` is what {@link auditFilter} takes as `actor`. */
export const auditActors = z.object({ actors: z.array(z.object({ id: z.string(), name: z.string() })) })
