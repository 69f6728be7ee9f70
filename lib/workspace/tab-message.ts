import { z } from 'zod'
import { operation, operationResult } from '@/lib/segments/schema'
import type { KeptStep } from './kept-step'
import type { Placed } from './outbox'

const placed: z.ZodType<Placed> = z.object({ operation, position: z.number() })
const trouble = z.object({
  kind: z.enum(['offline', 'unreachable', 'server-failed', 'signed-out', 'refused']),
  message: z.string(),
})
const step = z.custom<KeptStep>(
  (value) => typeof value === 'object' && value !== null && 'edit' in value && Array.isArray(value.edit),
)

/**
 * What the tabs of one browser that show the same video tell each other.
 *
 * `made`: these operations are on disk (or cannot be kept there), send them. `answered`: what the server said to the
 * sender. `silent`: it said nothing, and why. `dropped`: a person decided against these. `hello`: a tab that was opened or
 * is looked at again has these, and wants to know what became of them; `saved`: these the server has. `nudge`: try now.
 * `steps`: the history has changed.
 */
export const tabMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('made'), placed: z.array(placed), isStored: z.boolean() }),
  z.object({ type: z.literal('answered'), results: z.array(operationResult) }),
  z.object({ type: z.literal('silent'), trouble }),
  z.object({ type: z.literal('dropped'), operationIds: z.array(z.string()) }),
  z.object({ type: z.literal('hello'), operationIds: z.array(z.string()) }),
  z.object({ type: z.literal('saved'), operationIds: z.array(z.string()) }),
  z.object({ type: z.literal('nudge') }),
  z.object({ type: z.literal('steps'), put: z.array(step), removed: z.array(z.string()) }),
])
export type TabMessage = z.infer<typeof tabMessage>
