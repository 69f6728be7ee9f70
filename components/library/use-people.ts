import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/lib/browser/queries/me'
import { assigneesQuery } from '@/lib/browser/queries/work'
import type { WorkPerson } from '@/lib/work/batch-schema'

const NOBODY: readonly WorkPerson[] = []

/** Everybody whose work may be asked for by name; nobody for who sees only their own. */
export function usePeople(): readonly WorkPerson[] {
  const maySee = useMay('video:list-all')
  return useQuery({ ...assigneesQuery(), enabled: maySee }).data ?? NOBODY
}
