import type { LabelSetDraft } from '@/lib/labels/draft'
import { type LabelSetDetails, type LabelSetStanding, labelSetDetails } from '@/lib/labels/label-set-wire'
import { RequestError, requestJson } from './request'

const send = (url: string, method: 'POST' | 'PUT' | 'PATCH', body: object): Promise<LabelSetDetails> =>
  requestJson(url, labelSetDetails, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

const addressOf = (labelSetId: string) => `/api/label-sets/${encodeURIComponent(labelSetId)}`

/** Makes a set. Throws `RequestError`. */
export const createLabelSet = (draft: LabelSetDraft) => send('/api/label-sets', 'POST', draft)

/** Makes the set what `draft` says, if it still is `baseVersion`. Throws `RequestError`; see {@link conflictingSet}. */
export const saveLabelSet = (labelSetId: string, baseVersion: number, draft: LabelSetDraft) =>
  send(addressOf(labelSetId), 'PUT', { baseVersion, ...draft })

/** Makes the set the one for new work, retires it or brings it back. Throws `RequestError`. */
export const setLabelSetStanding = (labelSetId: string, standing: LabelSetStanding) =>
  send(addressOf(labelSetId), 'PATCH', standing)

/** The set as somebody else has left it, where that is why `error` was thrown; else null. */
export function conflictingSet(error: unknown): LabelSetDetails | null {
  if (!(error instanceof RequestError) || error.code !== 'version-conflict') return null
  const parsed = labelSetDetails.safeParse((error.details as { current?: unknown } | undefined)?.current)
  return parsed.success ? parsed.data : null
}
