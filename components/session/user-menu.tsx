'use client'

import { Menu } from '@base-ui/react/menu'
import { useQuery } from '@tanstack/react-query'
import { LogOut, UserRound } from 'lucide-react'
import Link from 'next/link'
import { Fragment } from 'react'
import { ROLE_NAMES } from '@/lib/auth/permissions'
import type { Me } from '@/lib/auth/schema'
import { signOut } from '@/lib/browser/api/session'
import { meQuery } from '@/lib/browser/queries/me'
import { DESTINATIONS, type Destination } from './destinations'
import { initialsOf } from './initials'
import { useSignOut } from './use-sign-out'

const ITEM =
  'flex h-8 cursor-default items-center gap-2.5 rounded px-2.5 outline-none select-none data-highlighted:bg-raised'

const LINE = <Menu.Separator className="mx-1 my-1 h-px bg-line" />

/** Who is signed in, where they may go, and the way out. */
export function UserMenu() {
  const me = useQuery(meQuery).data
  const leaving = useSignOut(signOut)
  const title = me === undefined ? 'Account' : `Account of ${me.name}`
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger
          aria-label={title}
          title={title}
          data-testid="user-menu"
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-full border border-line bg-raised text-xs font-semibold text-ink-muted hover:border-ink-faint hover:text-ink data-popup-open:border-ink-faint data-popup-open:text-ink"
        >
          {me === undefined ? <UserRound aria-hidden={true} className="size-4" /> : initialsOf(me.name)}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="end" className="z-50">
            <Menu.Popup
              finalFocus={(how) => how === 'keyboard'}
              className="min-w-56 rounded-md border border-line bg-surface p-1 text-sm text-ink shadow-2xl outline-none"
            >
              {me === undefined ? null : <Places me={me} />}
              <Menu.Item className={ITEM} disabled={leaving.isBusy} onClick={leaving.signOut}>
                <LogOut aria-hidden={true} className="size-4 text-ink-muted" /> Sign out
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {leaving.dialog}
    </>
  )
}

function Places({ me }: { readonly me: Me }) {
  const groups = DESTINATIONS.map((group) => group.filter(({ permission }) => me.permissions.includes(permission)))
  return (
    <>
      <div className="px-2.5 pt-1.5 pb-2">
        <p className="max-w-64 truncate font-medium">{me.name}</p>
        <p className="text-xs text-ink-muted">{ROLE_NAMES[me.role]}</p>
      </div>
      {LINE}
      {groups.map((group) =>
        group.length === 0 ? null : (
          <Fragment key={group[0]?.href}>
            {group.map((place) => (
              <Place key={place.href} {...place} />
            ))}
            {LINE}
          </Fragment>
        ),
      )}
    </>
  )
}

const Place = ({ words, href, Icon }: Destination) => (
  <Menu.LinkItem className={ITEM} closeOnClick={true} render={<Link href={href} prefetch={false} />}>
    <Icon aria-hidden={true} className="size-4 text-ink-muted" /> {words}
  </Menu.LinkItem>
)
