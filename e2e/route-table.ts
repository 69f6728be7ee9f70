/** Asked with what has an owner: who is not it gets the answer of an id that is nobody's. */
export type Ids = Readonly<Record<string, string>>

/**
 * What a route is asked with. Who is let in and what everybody else is told follows from the permission that the route
 * itself names (`e2e/every-route.spec.ts`); this is the rest.
 */
export type Row = {
  /** `PATCH /api/videos/:videoId`, as the file tree has it. A name in it is an id of `e2e/fixtures/make-everybody.ts`. */
  readonly route: string
  readonly query?: string
  /** Sent as JSON. Without one a route that wants one says 400, after it looked who asks. */
  readonly body?: unknown
  /** Sent as it is, in place of `body`. */
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Another id than the one of the same name. */
  readonly ids?: Ids
  /** What everybody who may gets; without it anything but 401 and 403. */
  readonly gets?: number | readonly number[]
  /** Only somebody who is signed in may, no script: what is given belongs to their session. */
  readonly forSessions?: true
  /** It ends the session that asks, so that only the spare one does. */
  readonly endsSession?: true
}

const TUS = { 'tus-resumable': '1.0.0' }
const SEEN = { segments: 0, versions: 0 }
const CREATE = {
  ...{ id: 'operation-1', type: 'create', segmentId: 'segment-1', labelId: ':labelId', startFrame: 1, endFrame: 9 },
}

/** Every route there is, in the order they are asked: what takes something away is at the end. */
export const ROUTES: readonly Row[] = [
  { route: 'GET /healthz', gets: 200 },
  { route: 'GET /readyz', gets: 200 },
  { route: 'POST /api/auth/sign-in/username', body: { username: 'nobody-here', password: 'x' }, gets: [401, 429] },
  {
    route: 'POST /api/setup',
    body: { code: 'AAAA-AAAA-AAAA', username: 'mallory', password: 'long enough for all' },
    gets: 409,
  },
  { route: 'POST /api/auth/sign-in/oidc', body: {} },
  { route: 'GET /api/auth/callback/oidc' },
  { route: 'GET /api/me', gets: 200 },
  { route: 'GET /api/events', gets: 200 },
  { route: 'GET /api/metrics', gets: 200 },

  { route: 'GET /api/videos', gets: 200 },
  { route: 'GET /api/videos/:videoId', gets: 200 },
  { route: 'PATCH /api/videos/:videoId', body: { note: 'seen by the walk' }, gets: 200 },
  { route: 'POST /api/videos/:videoId/pair', body: { videoId: ':videoId' }, gets: 409 },
  { route: 'GET /api/videos/:videoId/readiness', gets: 200 },
  { route: 'GET /api/videos/:videoId/frame-index', gets: 200 },
  { route: 'GET /api/videos/:videoId/packet-map' },
  { route: 'GET /api/media/videos/:videoId', gets: 200 },
  { route: 'HEAD /api/media/videos/:videoId', gets: 200 },
  { route: 'GET /api/media/videos/:videoId/poster', gets: 404 },
  { route: 'POST /api/videos/:videoId/media-link', body: {}, forSessions: true },
  { route: 'GET /api/videos/:videoId/position', gets: 200 },
  { route: 'PUT /api/videos/:videoId/position', body: { variant: 'processed', frame: 3 }, gets: 204 },
  {
    route: 'PUT /api/videos/:videoId/presence',
    body: { pageId: 'page-0001', browserId: 'browser-0001', segmentId: null },
    gets: 200,
  },
  { route: 'GET /api/videos/:videoId/streaming-stats', gets: 200 },
  { route: 'GET /api/videos/:videoId/seek-analytics', gets: 200 },
  {
    route: 'POST /api/videos/:videoId/seek-analytics',
    body: {
      pageId: 'page-0001',
      events: [],
      watch: { variant: 'processed', playedMs: 1, stalledMs: 0, predictionsMade: 0, predictionsUsed: 0 },
    },
    gets: 200,
  },

  { route: 'GET /api/videos/:videoId/document', gets: 200 },
  { route: 'GET /api/videos/:videoId/segments', gets: 200 },
  { route: 'GET /api/videos/:videoId/operations', gets: 200 },
  { route: 'POST /api/videos/:videoId/operations', body: { operations: [CREATE] }, gets: 200 },
  { route: 'GET /api/videos/:videoId/revisions/:sequence', gets: 200 },
  { route: 'GET /api/videos/:videoId/export', query: '?format=csv' },
  { route: 'POST /api/videos/:videoId/import', query: '?format=csv&dryRun=1', text: 'label,start_frame,end_frame\n' },
  { route: 'POST /api/videos/:videoId/document/submit', body: {} },
  { route: 'POST /api/videos/:videoId/document/reopen' },

  { route: 'GET /api/videos/:videoId/documents', gets: 200 },
  { route: 'GET /api/documents', gets: 200 },
  { route: 'GET /api/documents/:documentId' },
  { route: 'GET /api/documents/:documentId/events' },
  { route: 'POST /api/documents/:documentId/return', body: { note: 'Look at the end.', seen: SEEN } },
  { route: 'POST /api/documents/:documentId/accept', body: { seen: SEEN } },
  { route: 'GET /api/comments', query: '?document=:documentId' },
  { route: 'POST /api/comments', body: { documentId: ':documentId', frame: 3, body: 'Two, I think.' } },
  { route: 'PATCH /api/comments/:commentId', body: { resolved: true } },
  { route: 'GET /api/notifications', gets: 200 },
  { route: 'POST /api/notifications/read' },
  { route: 'GET /api/agreement' },
  { route: 'GET /api/videos/:videoId/agreement' },
  { route: 'GET /api/videos/:videoId/gold' },
  { route: 'POST /api/videos/:videoId/gold' },
  { route: 'POST /api/videos/:videoId/gold/accept' },
  { route: 'POST /api/videos/:videoId/gold/reopen' },
  { route: 'GET /api/videos/:videoId/gold/export', query: '?format=csv' },

  { route: 'GET /api/assignees', gets: 200 },
  { route: 'GET /api/batches', gets: 200 },
  { route: 'POST /api/batches' },
  { route: 'GET /api/batches/:batchId', gets: 200 },
  { route: 'PATCH /api/batches/:batchId', body: { instructions: 'Label what the hands do.' } },
  { route: 'PUT /api/batches/:batchId/members' },
  { route: 'POST /api/batches/:batchId/videos' },
  { route: 'POST /api/batches/:batchId/assign' },
  { route: 'GET /api/videos/:videoId/work' },
  { route: 'GET /api/queue', gets: 200 },
  { route: 'POST /api/queue/next' },
  { route: 'GET /api/dashboard', gets: 200 },

  { route: 'GET /api/label-sets', gets: 200 },
  { route: 'POST /api/label-sets', body: { name: 'Of the walk', rules: [], labels: [] } },
  { route: 'GET /api/label-sets/:labelSetId', gets: 200 },
  { route: 'PUT /api/label-sets/:labelSetId', body: { baseVersion: 99, name: 'x', rules: [], labels: [] } },
  { route: 'PATCH /api/label-sets/:labelSetId', body: { baseVersion: 99, isDefault: true } },
  { route: 'GET /api/label-sets/:labelSetId/versions', gets: 200 },

  { route: 'GET /api/jobs', gets: 200 },
  { route: 'GET /api/jobs/:jobId', gets: 200 },
  { route: 'POST /api/jobs/:jobId/cancel', gets: 200 },
  { route: 'POST /api/jobs/:jobId/retry', gets: 409 },
  { route: 'POST /api/imports', body: { paths: ['/nowhere/clip.mp4'] }, gets: 200 },
  { route: 'POST /api/reindex', body: { videoId: 'nobodys-id' } },
  { route: 'POST /api/doctor', body: {} },
  { route: 'POST /api/command-line/people' },
  {
    route: 'POST /api/uploads',
    headers: { ...TUS, 'upload-length': '5', 'upload-metadata': 'filename Y2xpcC5tcDQ=' },
    gets: 201,
  },
  { route: 'GET /api/uploads/:uploadId' },
  { route: 'HEAD /api/uploads/:uploadId', headers: TUS },
  {
    route: 'PATCH /api/uploads/:uploadId',
    headers: { ...TUS, 'upload-offset': '9', 'content-type': 'application/offset+octet-stream' },
  },
  { route: 'PUT /api/uploads/:uploadId/sha256', body: { sha256: 'a'.repeat(64) } },

  { route: 'GET /api/people', gets: 200 },
  { route: 'GET /api/users', gets: 200 },
  { route: 'POST /api/users' },
  { route: 'PATCH /api/users/:userId' },
  { route: 'POST /api/users/:userId/password' },
  { route: 'GET /api/tokens' },
  { route: 'POST /api/tokens' },
  { route: 'GET /api/audit', gets: 200 },
  { route: 'GET /api/audit/actors', gets: 200 },
  { route: 'GET /api/audit/export' },
  { route: 'GET /api/auth/sessions', gets: 200 },
  { route: 'POST /api/auth/change-password' },

  { route: 'DELETE /api/comments/:commentId' },
  { route: 'DELETE /api/uploads/:uploadId', headers: TUS },
  { route: 'DELETE /api/tokens/:tokenId' },
  { route: 'DELETE /api/users/:userId/sessions' },
  { route: 'DELETE /api/videos/:videoId/assignments/:userId' },
  { route: 'DELETE /api/batches/:batchId' },
  { route: 'DELETE /api/videos/:videoId', ids: { videoId: ':deletedVideoId' } },
  { route: 'DELETE /api/auth/sessions/:sessionId', ids: { sessionId: 'nobodys-id' } },
  { route: 'POST /api/auth/sign-out-everywhere', endsSession: true },
  { route: 'POST /api/auth/sign-out', endsSession: true },
]
