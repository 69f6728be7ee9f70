import 'server-only'
import { databaseUrl } from '@/lib/server/db/client'
import { processWide } from '@/lib/server/process-wide'
import { measureActivity } from './active-people'
import { coverageByBatch } from './covered-frames'
import { labelDurations } from './label-durations'

/** What is summed over every edit, seek and segment there is. */
export async function readLargeSums() {
  // One after the other: between them whoever waits for the database has a turn.
  const covered = await coverageByBatch()
  const labels = await labelDurations()
  const activity = await measureActivity()
  return { covered, labels, activity }
}

type Sums = Awaited<ReturnType<typeof readLargeSums>>
type Known = { readonly database: string; readonly at: number; readonly sums: Promise<Sums> }

const KEEP_MS = 60_000

const slot = processWide<Known>('large-sums')

/** The same, at most a minute old: with a hundred thousand edits they take a while, and everybody's page asks for them. */
export function sumsOfLately(): Promise<Sums> {
  const known = slot.value
  const database = databaseUrl()
  const now = performance.now()
  if (known !== undefined && known.database === database && now - known.at < KEEP_MS) return known.sums
  const sums = readLargeSums()
  slot.value = { database, at: now, sums }
  sums.catch(() => {
    slot.value = undefined
  })
  return sums
}
