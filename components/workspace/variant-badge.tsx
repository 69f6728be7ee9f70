import { EyeOff, ShieldCheck } from 'lucide-react'
import type { VariantKind } from '@/lib/videos/schema'

/** Which footage is on screen: raw shows who was filmed, processed is anonymized. Never to be mistaken for each other. */
export function VariantBadge({ variant }: { readonly variant: VariantKind }) {
  return variant === 'raw' ? (
    <span
      title="Raw footage: it may show who was filmed. Do not share it."
      className="inline-flex shrink-0 items-center gap-1 rounded-full bg-warn px-2.5 py-0.5 text-xs font-bold tracking-wide text-accent-ink"
    >
      <EyeOff aria-hidden={true} className="size-3.5" /> RAW
    </span>
  ) : (
    <span
      title="Processed footage: anonymized."
      className="inline-flex shrink-0 items-center gap-1 rounded-full border border-good/50 px-2.5 py-0.5 text-xs font-bold tracking-wide text-good"
    >
      <ShieldCheck aria-hidden={true} className="size-3.5" /> PROCESSED
    </span>
  )
}
