import { ROLE_NAMES } from '@/lib/auth/permissions'
import type { Me } from '@/lib/auth/schema'
import { yourPermissionWords } from './words'

/** Who somebody is here, and what they may, in words. */
export function WhatIMay({ me }: { readonly me: Me }) {
  const may = me.permissions.filter((one) => one !== 'service:probe')
  return (
    <div className="space-y-4">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-sm">
        <dt className="text-ink-muted">Name</dt>
        <dd>{me.name}</dd>
        <dt className="text-ink-muted">Username</dt>
        <dd>{me.username ?? '—'}</dd>
        <dt className="text-ink-muted">Role</dt>
        <dd>{ROLE_NAMES[me.role]}</dd>
      </dl>
      <details className="text-sm">
        <summary className="w-fit cursor-pointer text-ink-muted hover:text-ink">What you may</summary>
        <ul className="mt-2 list-disc gap-x-8 pl-5 text-ink-muted sm:columns-2">
          {may.map((permission) => (
            <li key={permission}>{yourPermissionWords(permission)}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
