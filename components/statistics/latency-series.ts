/** What a seek is measured to. */
export type LatencySeries = 'scrub' | 'full'

/** One is full and one is hatched, so that they differ also where colours do not. */
const HATCHED =
  'border border-ink-faint bg-[repeating-linear-gradient(135deg,var(--color-ink-faint)_0_1.5px,transparent_1.5px_5px)]'

export const LATENCY_SERIES: Readonly<Record<LatencySeries, { readonly name: string; readonly fill: string }>> = {
  scrub: { name: 'First picture', fill: 'bg-accent' },
  full: { name: 'Full frame', fill: HATCHED },
}
