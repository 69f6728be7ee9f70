import {
  ChartNoAxesColumn,
  ClipboardCheck,
  Layers,
  ListVideo,
  type LucideIcon,
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
    { words: 'My work', href: '/queue' as Route, permission: 'work:take', Icon: ListVideo },
    { words: 'Review', href: '/review' as Route, permission: 'document:review', Icon: ClipboardCheck },
    { words: 'Dashboard', href: '/dashboard' as Route, permission: 'dashboard:read', Icon: ChartNoAxesColumn },
  ],
  [
    { words: 'People', href: '/admin/users', permission: 'user:manage', Icon: Users },
    { words: 'Batches', href: '/admin/batches' as Route, permission: 'batch:manage', Icon: Layers },
    { words: 'Label sets', href: '/admin/labels', permission: 'label:manage', Icon: Tags },
    { words: 'Verify the library', href: '/admin/doctor', permission: 'library:verify', Icon: Stethoscope },
    { words: 'Audit', href: '/admin/audit' as Route, permission: 'audit:read', Icon: ScrollText },
  ],
]
