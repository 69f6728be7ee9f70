import { Badge } from '@/components/ui/badge'
import type { VariantKind } from '@/lib/videos/schema'

/** Which footage a file is. */
export function FootageBadge({ variant }: { readonly variant: VariantKind }) {
  return variant === 'raw' ? <Badge tone="warn">Raw</Badge> : <Badge>Processed</Badge>
}
