import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import type { AuditAction } from '@/lib/audit/actions'
import { AUDIT_ACTIONS } from '@/lib/audit/actions'
import type { AuditFilter } from '@/lib/audit/schema'

const ACTIONS = Object.keys(AUDIT_ACTIONS) as AuditAction[]

/** What is chosen on the page, kept in the address so that a view can be reloaded and sent. Days are YYYY-MM-DD. */
const CHOICE = {
  text: parseAsString.withDefault(''),
  actor: parseAsString.withDefault(''),
  action: parseAsStringLiteral(['', ...ACTIONS] as const).withDefault(''),
  video: parseAsString.withDefault(''),
  /** The first day and the last one. */
  from: parseAsString.withDefault(''),
  to: parseAsString.withDefault(''),
  outcome: parseAsStringLiteral(['', 'done', 'refused'] as const).withDefault(''),
}

export const NO_CHOICE = { text: '', actor: '', action: '', video: '', from: '', to: '', outcome: '' } as const

export type AuditChoice = {
  readonly text: string
  readonly actor: string
  readonly action: '' | AuditAction
  readonly video: string
  readonly from: string
  readonly to: string
  readonly outcome: '' | 'done' | 'refused'
}

/** The choice, and how to change it. */
export function useAuditChoice(): [AuditChoice, (change: Partial<AuditChoice>) => void] {
  const [choice, setChoice] = useQueryStates(CHOICE)
  return [choice, (change) => void setChoice(change)]
}

/** The choice as the server is asked. A day begins and ends where whoever looks is. */
export function filterOf({ text, actor, action, video, from, to, outcome }: AuditChoice): AuditFilter {
  const [first, afterLast] = [startOf(from, 0), startOf(to, 1)]
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(actor === '' ? {} : { actor }),
    ...(action === '' ? {} : { action }),
    ...(video === '' ? {} : { video }),
    ...(first === null ? {} : { from: first }),
    ...(afterLast === null ? {} : { to: afterLast }),
    ...(outcome === '' ? {} : { outcome }),
  }
}

/** When a day begins, or the one so many days later; null for what is no day. */
function startOf(day: string, later: number): string | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  if (year === undefined) return null
  const start = new Date(Number(year), Number(month) - 1, Number(date) + later)
  return Number.isNaN(start.getTime()) ? null : start.toISOString()
}
