import 'server-only'
import type { DoctorEvent, DoctorRequest } from '@/lib/doctor/doctor-event'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { eventStream } from '@/lib/server/http/event-stream'
import type { RouteReply } from '@/lib/server/http/handle'
import { processWide } from '@/lib/server/process-wide'
import { verifyLibrary } from './verify-library'

/** Whether this process verifies the library now. */
const running = processWide<true>('doctor')

const BUSY = apiError(
  'server-busy',
  'The library is being verified already, here or from the command line. Wait until that is done, then verify again.',
)

/**
 * The verification of the library as an answer of newline-delimited JSON, a {@link DoctorEvent} a line, while it goes on.
 * It ends when the client goes away. One at a time: two would read every file twice and settle the same records, so the
 * second is refused (`server-busy`).
 */
export async function streamDoctor(input: {
  readonly request: Request
  readonly body: DoctorRequest
}): Promise<Result<RouteReply, ApiError>> {
  if (running.value === true) return err(BUSY)
  running.value = true
  const answer = eventStream<DoctorEvent>({
    request: input.request,
    name: 'a verification of the library',
    work: async (onEvent, signal) => {
      try {
        await verifyLibrary(input.body, { onEvent, signal })
      } finally {
        running.value = undefined
      }
    },
    progressOf: (event) => (event.event === 'progress' ? `${event.step} ${event.videoId}` : null),
    failed: { event: 'failed', reason: 'The verification failed unexpectedly; the log of the server says why.' },
  })
  const { fix, deep } = input.body
  return ok({ response: answer, audited: { ...(fix && { action: 'library.mended' }), details: { deep } } })
}
