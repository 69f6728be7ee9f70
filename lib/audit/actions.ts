/**
 * What the audit has words for, to follow a person's name. The one list: what is not here cannot be recorded.
 *
 * Where it is done over and over (a video is watched in hundreds of ranges, labeled in hundreds of edits), it is written
 * once for each person, video and quarter of an hour; each single edit is in the log of the document.
 */
export const AUDIT_ACTIONS = {
  'session.signed-in': 'signed in',
  'session.refused': 'was refused to sign in',
  'session.signed-out': 'signed out',
  'session.revoked': 'ended a session',
  'setup.done': 'made the first administrator',
  'password.changed': 'changed their password',
  'user.added': 'added a person',
  'user.changed': 'changed a person',
  'user.disabled': 'disabled a person',
  'user.enabled': 'enabled a person',
  'user.password-reset': 'gave a person a new password',
  'token.created': 'made a token',
  'token.revoked': 'revoked a token',
  'link.created': 'made a link to footage',
  'video.viewed': 'watched',
  'video.viewed-raw': 'watched raw footage of',
  'video.changed': 'changed the video',
  'video.vouched': 'vouched that the footage is anonymized of',
  'video.paired': 'paired footage of',
  'video.deleted': 'deleted the video',
  'segments.changed': 'edited segments of',
  'segments.exported': 'exported segments of',
  'segments.imported': 'imported segments into',
  'document.submitted': 'submitted work on',
  'document.reopened': 'reopened work on',
  'document.returned': 'returned work on',
  'document.accepted': 'accepted work on',
  'document.adjudicated': 'decided between versions of',
  'comment.added': 'commented on',
  'comment.changed': 'changed a comment on',
  'labels.changed': 'changed a label set',
  'batch.changed': 'changed a batch',
  'assignment.changed': 'changed who labels',
  'work.taken': 'took the next video',
  'library.imported': 'imported videos',
  'library.uploaded': 'sent a video',
  'library.verified': 'verified the library',
  'library.mended': 'mended the library',
  'library.reindexed': 'indexed videos anew',
  'job.cancelled': 'cancelled an import',
  'job.repeated': 'repeated an import',
  'audit.exported': 'exported the audit',
} as const satisfies Record<string, string>

export type AuditAction = keyof typeof AUDIT_ACTIONS
