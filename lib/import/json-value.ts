import { z } from 'zod'
import { err, ok, type Result } from '@/lib/result/result'
import type { FileFlaw, UnreadableRow } from './found-file'

/** `text` as JSON. A byte order mark in front is passed over. */
export function parseJson(text: string): Result<unknown, FileFlaw> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'not understood'
    return err({ message: `The file is not JSON: ${reason}.` })
  }
}

/** `text` as JSON; undefined if it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `value` as `schema` wants it, or what is wrong with it in one sentence that names the field. */
export function parseShape<S extends z.ZodType>(schema: S, value: unknown, what: string): Result<z.infer<S>, FileFlaw> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  const field = issue === undefined || issue.path.length === 0 ? '' : `, ${issue.path.map(String).join('.')}`
  return err({ message: `${what}${field}: ${issue?.message ?? 'not understood'}.` })
}

/** Each of `values` that `schema` accepts through `read`, the others with the reason. Rows are counted from 1. */
export function readEach<S extends z.ZodType, R>(
  values: readonly unknown[],
  schema: S,
  read: (value: z.infer<S>, row: number, where: string) => R | string,
  where: (row: number) => string,
): { readonly rows: R[]; readonly unreadable: UnreadableRow[] } {
  const rows: R[] = []
  const unreadable: UnreadableRow[] = []
  for (const [i, value] of values.entries()) {
    const row = i + 1
    const shape = parseShape(schema, value, 'Not a segment')
    const found = shape.ok ? read(shape.value, row, where(row)) : shape.error.message
    if (typeof found === 'string') unreadable.push({ row, where: where(row), reason: found })
    else rows.push(found)
  }
  return { rows, unreadable }
}

/** A number from 0 to 1, or null where it is something else. */
export const looseConfidence = z.number().min(0).max(1).nullable().catch(null)
