import 'server-only'
import { uploadHash } from '@/lib/ingest/upload-request'
import { handle } from '@/lib/server/http/handle'
import { readSecret } from '@/lib/server/storage/data-folder'
import { answerTus, answerTusHead, uploadParams } from './answer-tus'
import { readUploadStatus, tellUploadHash } from './upload-status'

const permission = 'library:upload'
const collection = handle({ permission }, answerTus)
const HANDLERS = {
  HEAD: handle({ permission, params: uploadParams }, answerTusHead),
  PATCH: handle({ permission, params: uploadParams }, answerTus),
  DELETE: handle({ permission, params: uploadParams }, answerTus),
  GET: handle({ permission, params: uploadParams }, readUploadStatus),
}
const hash = handle({ permission, params: uploadParams, body: uploadHash }, tellUploadHash)

type Fields = Record<string, string>
type Body = string | Uint8Array<ArrayBuffer> | ReadableStream | null

/** What the routes of /api/uploads answer to a test. */
export const ask = async (method: 'POST' | 'OPTIONS', fields: Fields = {}, body: Body = null): Promise<Response> =>
  collection(await requestOf('', method, fields, body), { params: Promise.resolve({}) })

export const askUpload = async (
  id: string,
  method: keyof typeof HANDLERS,
  fields: Fields = {},
  body: Body = null,
): Promise<Response> =>
  HANDLERS[method](await requestOf(`/${id}`, method, fields, body), { params: Promise.resolve({ uploadId: id }) })

export const tellHash = async (id: string, sha256: string): Promise<Response> =>
  hash(await requestOf(`/${id}/sha256`, 'PUT', {}, JSON.stringify({ sha256 })), {
    params: Promise.resolve({ uploadId: id }),
  })

/** `Upload-Metadata` of `keys`. */
export const metadataOf = (keys: Record<string, string>): string =>
  Object.entries(keys)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

/** Begins an upload; its id. Throws with the answer if it is refused. */
export async function begin(sizeBytes: number, keys: Record<string, string> = {}): Promise<string> {
  const answer = await ask('POST', {
    'upload-length': String(sizeBytes),
    'upload-metadata': metadataOf({ filename: 'clip.mp4', ...keys }),
  })
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

/** Sends bytes from `offset` on. */
export const send = (id: string, offset: number, body: Body): Promise<Response> =>
  askUpload(id, 'PATCH', { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, body)

export const errorCode = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { code: string } }).error.code

/** A request of the command line. */
async function requestOf(path: string, method: string, fields: Fields, body: Body): Promise<Request> {
  const authorization = `Bearer ${await readSecret()}`
  const headers = { host: '127.0.0.1:3000', 'tus-resumable': '1.0.0', authorization, ...fields }
  return new Request(`http://127.0.0.1:3000/api/uploads${path}`, {
    method,
    headers,
    body,
    ...(body !== null && { duplex: 'half' }),
  } as RequestInit)
}
