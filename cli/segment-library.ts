import { commandLine } from '@/lib/auth/principal'
import { type ExportReport, exportReport } from '@/lib/export/export-report'
import type { ExportQuery } from '@/lib/export/export-request'
import { type ImportOutcome, type ImportPlan, importOutcome, importPlan } from '@/lib/import/import-plan'
import type { ImportQuery } from '@/lib/import/import-request'
import { type VideoSummary, videoList, videoListQuery } from '@/lib/videos/schema'
import { refusalOf } from './server-events'
import { withLibrary } from './with-library'

/** Segments of the library on their way out and in, whoever owns it. Everything throws with a reason. */
export type SegmentLibrary = {
  /** Every video, or the one with this id. */
  readonly videos: (videoId?: string) => Promise<VideoSummary[]>
  /** An export: its name and its pieces; null where nothing of that kind belongs to the format. */
  readonly file: (videoId: string, query: Partial<ExportQuery>) => Promise<Response | null>
  readonly report: (videoId: string, query: Partial<ExportQuery>) => Promise<ExportReport>
  readonly bringIn: (videoId: string, bytes: Uint8Array, query: ImportParameters) => Promise<ImportOutcome | ImportPlan>
}

/** {@link ImportQuery} as it goes over the wire. */
export type ImportParameters = Omit<Partial<ImportQuery>, 'labels'> & { readonly labels?: string }

type Ask = (path: string, query: object, body?: Uint8Array) => Promise<Response>

/** Does `work` with the segments of the library: through the server that runs, else in this process. */
export const withSegments = <T>(work: (library: SegmentLibrary) => Promise<T>): Promise<T> =>
  withLibrary({
    inProcess: async (userId) => work(libraryOf(await askHere(userId))),
    throughServer: (address, secret) => work(libraryOf(askServer(address, secret))),
  })

function libraryOf(ask: Ask): SegmentLibrary {
  const segments = (videoId: string, what: string) => `/api/videos/${encodeURIComponent(videoId)}${what}`
  return {
    videos: async (videoId) => {
      const videos: VideoSummary[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const answer = await ask('/api/videos', {
          limit: '200',
          sort: 'title',
          ...(cursor !== undefined && { cursor }),
        })
        const page = videoList.parse(await answered(answer))
        videos.push(...page.videos)
        cursor = page.nextCursor
      }
      return videoId === undefined ? videos : videos.filter(({ id }) => id === videoId)
    },
    file: async (videoId, query) => {
      const answer = await ask(segments(videoId, '/export'), query)
      if (query.part === 'companion' && answer.status === 404) return null
      if (!answer.ok) await answered(answer)
      return answer
    },
    report: async (videoId, query) =>
      exportReport.parse(await answered(await ask(segments(videoId, '/export'), { ...query, report: '1' }))),
    bringIn: async (videoId, bytes, query) => {
      const told = await answered(await ask(segments(videoId, '/import'), query, bytes))
      return query.dryRun === '1' ? importPlan.parse(told) : importOutcome.parse(told)
    },
  }
}

/** The JSON of an answer; throws with the sentence of an error. */
async function answered(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new Error(await refusalOf(answer))
  return await answer.json().catch(() => undefined)
}

const askServer =
  (address: string, secret: string): Ask =>
  async (path, query, body) => {
    const url = new URL(path, address)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
    const init = { headers: { authorization: `Bearer ${secret}` } }
    try {
      return await fetch(url, body === undefined ? init : { ...init, method: 'POST', body: Buffer.from(body) })
    } catch (error) {
      throw new Error(`The server at ${address} did not answer.`, { cause: error })
    }
  }

/** The routes themselves, without a server between: what they wire is called with what they would parse. */
async function askHere(userId: string): Promise<Ask> {
  const [{ answerExport }, { importSegments }, { listVideos }, { errorResponse, jsonResponse }] = await Promise.all([
    import('@/lib/server/export/answer-export'),
    import('@/lib/server/import/import-segments'),
    import('@/lib/server/videos/list-videos'),
    import('@/lib/server/http/response'),
  ])
  const [{ exportQuery }, { importQuery }] = await Promise.all([
    import('@/lib/export/export-request'),
    import('@/lib/import/import-request'),
  ])
  return async (path, query, body) => {
    const [, , , id = '', what] = path.split('/')
    const videoId = decodeURIComponent(id)
    const result =
      what === undefined
        ? await listVideos(videoListQuery.parse(query), commandLine(userId))
        : what === 'export'
          ? await answerExport(videoId, exportQuery.parse(query), userId)
          : await importSegments(videoId, body ?? new Uint8Array(), importQuery.parse(query), userId)
    if (!result.ok) return errorResponse(result.error)
    if (result.value instanceof Response) return result.value
    return jsonResponse('json' in result.value ? result.value.json : result.value)
  }
}
