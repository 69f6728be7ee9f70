import { z } from 'zod'
import { type Adjudication, agreementReport } from '@/lib/agreement/schema'
import { requestJson } from '@/lib/browser/api/request'

const addressOf = (videoId: string) => `/api/videos/${encodeURIComponent(videoId)}`

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

/** How far people agree on a video, and what was decided. Throws `RequestError`. */
export const fetchAgreement = (videoId: string, signal: AbortSignal) =>
  requestJson(`${addressOf(videoId)}/agreement`, agreementReport, { signal, cache: 'no-store' })

/** Keeps decisions; tells how things stand then. Throws `RequestError`. */
export const postDecisions = (videoId: string, adjudication: Adjudication) =>
  requestJson(`${addressOf(videoId)}/gold`, agreementReport, post(adjudication))

/** Opens the accepted gold document again. Throws `RequestError`. */
export const postReopening = (videoId: string, seen: number) =>
  requestJson(`${addressOf(videoId)}/gold/reopen`, z.object({ state: z.literal('draft') }), post({ seen }))

/** Closes the gold document. Throws `RequestError`. */
export const postAcceptance = (videoId: string, seen: number) =>
  requestJson(`${addressOf(videoId)}/gold/accept`, z.object({ state: z.literal('accepted') }), post({ seen }))
