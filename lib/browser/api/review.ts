import { type CommentChange, comment, type NewComment } from '@/lib/work/comment-schema'
import { documentSummary } from '@/lib/work/review-schema'
import { requestJson } from './request'

const sent = (method: 'POST' | 'PATCH', body: unknown): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

/** Writes a comment. Throws `RequestError`, as all of these. */
export const addComment = (wanted: NewComment) => requestJson('/api/comments', comment, sent('POST', wanted))

const commentUrl = (commentId: string) => `/api/comments/${encodeURIComponent(commentId)}`

/** Changes the words of a comment, or says that it is settled or not. */
export const changeComment = (commentId: string, change: CommentChange) =>
  requestJson(commentUrl(commentId), comment, sent('PATCH', change))

/** Takes one’s own comment back. */
export const deleteComment = (commentId: string) => requestJson(commentUrl(commentId), comment, { method: 'DELETE' })

/** Returns or accepts submitted work; `seen` is the number of the newest edit that was looked at. */
export const decideOn = (documentId: string, decision: 'return' | 'accept', body: { note: string; seen: number }) =>
  requestJson(`/api/documents/${encodeURIComponent(documentId)}/${decision}`, documentSummary, sent('POST', body))
