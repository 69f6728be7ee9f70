import 'server-only'
import type { PersonChanges, PersonRow } from '@/lib/auth/people-schema'
import type { Audited } from '@/lib/server/audit/record-audit'

/** What the audit is told of a change of `person`: what was named in it, as it is now. */
export function changeAudited({ id, username }: PersonRow, changes: PersonChanges): Audited {
  const { disabled, name, role, grants } = changes
  return {
    action: disabled === undefined ? 'user.changed' : disabled ? 'user.disabled' : 'user.enabled',
    subjectId: id,
    details: {
      username,
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(grants === undefined ? {} : { grants }),
    },
  }
}
