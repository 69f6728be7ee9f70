import { checkTwins, type Twin } from '@/lib/ingest/twin-guard'
import type { Fault } from './finding'

/** What is wrong between raw and processed footage, by the guard that import asks, too. */
export function judgeTwins(raw: Twin, processed: Twin): Fault[] {
  if (raw.sha256 === processed.sha256) return [{ code: 'twin-identical' }]
  const checked = checkTwins(raw, processed)
  return checked.ok ? [] : [{ code: 'twin-mismatch', detail: checked.error }]
}
