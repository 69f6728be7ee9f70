import 'server-only'
import { z } from 'zod'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { ok, type Result } from '@/lib/result/result'
import type { RouteReply } from '@/lib/server/http/handle'
import { errorResponse } from '@/lib/server/http/response'
import { submitUpload } from './submit-upload'
import { createTusServer } from './tus-server'
import { describeTusError, type UploadRefusal } from './upload-refusal'

/** The addresses of one upload. What is no id is answered as an upload that is not there. */
export const uploadParams = z.object({ uploadId: z.string() })

/** A request of the tus protocol, answered by its library, with our errors and without headers for foreign pages. */
export async function answerTus({
  request,
  principal,
}: {
  readonly request: Request
  readonly principal: Principal
}): Promise<Result<Response, ApiError>> {
  return ok(await inOurWords(await createTusServer(principal).handleWeb(request)))
}

/** The same for the beginning of an upload. */
export async function beginUpload(input: {
  readonly request: Request
  readonly principal: Principal
}): Promise<Result<RouteReply, ApiError>> {
  const answer = await answerTus(input)
  if (!answer.ok) return answer
  return ok({ response: answer.value, audited: { subjectId: answer.value.headers.get('location')?.split('/').at(-1) } })
}

/** The same for HEAD: asked how far it is, a complete upload that was not handed over yet is. */
export async function answerTusHead(input: {
  readonly request: Request
  readonly principal: Principal
  readonly params: z.infer<typeof uploadParams>
}): Promise<Result<Response, ApiError>> {
  const answer = await answerTus(input)
  if (answer.ok && answer.value.ok) await submitUpload(input.params.uploadId)
  return answer
}

const KEPT_ON_ERRORS = ['tus-resumable', 'tus-version'] as const

/** Who may read an answer is for the handler wrapper to say: the headers that the library says it with are dropped. */
async function inOurWords(answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers)
  for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name)
  headers.set('cache-control', 'no-store')
  if (answer.ok) return new Response(answer.body, { status: answer.status, headers })
  const kept = KEPT_ON_ERRORS.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : []))
  if (answer.status === 412) kept.push(['tus-version', '1.0.0'])
  return errorResponse(errorOf(answer.status, await answer.text()), Object.fromEntries(kept))
}

/** An error that was ours from the beginning, else the library's in our words. */
function errorOf(status: number, text: string): ApiError {
  try {
    return (JSON.parse(text) as Pick<UploadRefusal, 'error'>).error
  } catch {
    return describeTusError(status, text)
  }
}
