import { PERMISSIONS, type Permission, type Role } from '@/lib/auth/permissions'

/** What a role is for, to follow its name. */
export const ROLE_PURPOSES: Record<Role, string> = {
  annotator: 'labels the videos they were given, and sees their own work only',
  reviewer: 'also sees every video, and reads, returns and accepts the work of others',
  administrator: 'also sees raw footage, and manages videos, labels and people',
}

/** What somebody may, to begin a line with. */
export function permissionWords(permission: Permission): string {
  const { what } = PERMISSIONS[permission]
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}`
}

/** The same, said to whoever may. */
export const yourPermissionWords = (permission: Permission): string =>
  permissionWords(permission)
    .replaceAll(/\btheir\b/g, 'your')
    .replaceAll(/\bthey\b/g, 'you')

/** A moment as people here write one; the time as ISO 8601. */
export const momentWords = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** "1 session", "2 sessions". */
export const sessionWords = (count: number): string => `${count} ${count === 1 ? 'session' : 'sessions'}`
