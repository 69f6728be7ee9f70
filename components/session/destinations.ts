import {
  ChartNoAxesColumn,
  ClipboardCheck,
  Layers,
  ListVideo,
  type LucideIcon,
  Scale,
  ScrollText,
  Stethoscope,
  Tags,
  UserRound,
  Users,
} from 'lucide-react'
import type { Route } from 'next'
import type { Permission } from '@/lib/auth/permissions'

/** A page that the menu leads to, and who may see it. */
export type Destination = {
  readonly words: string
  readonly href: Route
  readonly permission: Permission
  readonly Icon: LucideIcon
}

/** Where everybody works, then what is administered; a line stands between. */
export const DESTINATIONS: readonly (readonly Destination[])[] = [
  [
    { words: 'Account', href: '/account', permission: 'account:own', Icon: UserRound },
    { words: 'My work', href: '/queue', permission: 'work:take', Icon: ListVideo },
    { words: 'Review', href: '/review', permission: 'document:review', Icon: ClipboardCheck },
    { words: 'Agreement', href: '/review/agreement', permission: 'agreement:read', Icon: Scale },
    { words: 'Dashboard', href: '/dashboard', permission: 'dashboard:read', Icon: ChartNoAxesColumn },
  ],
  [
    { words: 'People', href: '/admin/users', permission: 'user:manage', Icon: Users },
    { words: 'Batches', href: '/admin/batches', permission: 'batch:manage', Icon: Layers },
    { words: 'Label sets', href: '/admin/labels', permission: 'label:manage', Icon: Tags },
    { words: 'Verify the library', href: '/admin/doctor', permission: 'library:verify', Icon: Stethoscope },
    { words: 'Audit', href: '/admin/audit', permission: 'audit:read', Icon: ScrollText },
  ],
]
