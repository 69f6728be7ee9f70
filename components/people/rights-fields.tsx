import { GRANTABLE, type Permission, permissionsOf, ROLE_NAMES, ROLES, type Role } from '@/lib/auth/permissions'
import { permissionWords, ROLE_PURPOSES } from './words'

/** A role, and what somebody may beyond it. */
export type Rights = { readonly role: Role; readonly grants: readonly string[] }

/** Chooses what somebody may, in words. `fixed` says why the role cannot be changed. */
export function RightsFields(props: {
  readonly rights: Rights
  readonly onChange: (rights: Rights) => void
  readonly fixed?: string | undefined
}) {
  const { rights, onChange, fixed } = props
  return (
    <>
      <fieldset className="space-y-1.5" disabled={fixed !== undefined}>
        <legend className="text-sm font-medium">Role</legend>
        {ROLES.map((role) => (
          <label
            key={role}
            className="flex cursor-pointer gap-3 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent/8 has-disabled:cursor-default has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="role"
              value={role}
              checked={rights.role === role}
              onChange={() => onChange({ ...rights, role })}
              className="mt-1 accent-(--color-accent)"
            />
            <span>
              <span className="block text-sm font-medium">{ROLE_NAMES[role]}</span>
              <span className="block text-sm text-ink-muted">{ROLE_PURPOSES[role]}</span>
            </span>
          </label>
        ))}
        {fixed === undefined ? null : <p className="text-xs text-ink-muted">{fixed}</p>}
      </fieldset>
      <fieldset className="space-y-1">
        <legend className="pb-1 text-sm font-medium">May also</legend>
        {GRANTABLE.map((permission) => (
          <Grant key={permission} permission={permission} rights={rights} onChange={onChange} />
        ))}
      </fieldset>
    </>
  )
}

function Grant(props: {
  readonly permission: Permission
  readonly rights: Rights
  readonly onChange: (rights: Rights) => void
}) {
  const { permission, rights, onChange } = props
  const others = rights.grants.filter((one) => one !== permission)
  const comesWithRole = permissionsOf(rights.role).has(permission)
  return (
    <label className="flex items-center gap-3 text-sm">
      <input
        type="checkbox"
        disabled={comesWithRole}
        checked={comesWithRole || others.length < rights.grants.length}
        onChange={(event) =>
          onChange({ ...rights, grants: event.currentTarget.checked ? [...others, permission] : others })
        }
        className="accent-(--color-accent)"
      />
      <span>
        {permissionWords(permission)}
        {comesWithRole ? <span className="text-ink-muted"> (every administrator may)</span> : null}
      </span>
    </label>
  )
}
