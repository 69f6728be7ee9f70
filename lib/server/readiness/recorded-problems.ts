import 'server-only'
import { z } from 'zod'

const recordedProblems = z.array(z.object({ message: z.string() }))

/** What ingest found in a file, in its own sentences; none where the record cannot be read. */
export function problemsOf(recorded: unknown): string[] {
  const parsed = recordedProblems.safeParse(recorded)
  return parsed.success ? parsed.data.map(({ message }) => message) : []
}
