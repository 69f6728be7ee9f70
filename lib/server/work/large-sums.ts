import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { databaseUrl } from '@/lib/server/db/client'
import { processWide } from '@/lib/server/process-wide'
import { isSeen } from '@/lib/server/videos/visible-to'
import { measureActivity } from './active-people'
import { coverageByBatch } from './covered-frames'
import { labelDurations } from './label-durations'

/** What is summed over every edit, seek and segment of the videos that exist for `principal`. */
export async function readLargeSums(principal: Principal) {
  // One after the other: between them whoever waits for the database has a turn.
  const covered = await coverageByBatch(principal)
  const labels = await labelDurations(principal)
  const activity = await measureActivity(principal)
  return { covered, labels, activity }
}

type Sums = Awaited<ReturnType<typeof readLargeSums>>
type Known = { readonly database: string; readonly at: number; readonly sums: Promise<Sums> }

const KEEP_MS = 60_000

/** Who sees raw footage has other sums than who does not. */
const slots = { all: processWide<Known>('large-sums'), processed: processWide<Known>('large-sums-processed') }

/** The same, at most a minute old: with a hundred thousand edits they take a while, and everybody's page asks for them. */
export function sumsOfLately(principal: Principal): Promise<Sums> {
  const slot = isSeen('raw', principal) ? slots.all : slots.processed
  const known = slot.value
  const database = databaseUrl()
  const now = performance.now()
  if (known !== undefined && known.database === database && now - known.at < KEEP_MS) return known.sums
  const sums = readLargeSums(principal)
  slot.value = { database, at: now, sums }
  sums.catch(() => {
    slot.value = undefined
  })
  return sums
}
