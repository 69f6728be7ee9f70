import { type DoctorEvent, type DoctorRequest, doctorEvent } from '@/lib/doctor/doctor-event'
import { RequestError, requestLines } from './request'

const BROKE_OFF = 'The server stopped before every video was verified. Nothing is lost; verify again.'

/**
 * Has the server verify the library and passes on what it says, as it goes on. The last event is always `finished` or
 * `failed`, also when the server cannot be reached or breaks off; after an abort there is none.
 */
export async function verifyLibrary(
  request: DoctorRequest,
  onEvent: (event: DoctorEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const init = {
    method: 'POST',
    body: JSON.stringify(request),
    headers: { 'content-type': 'application/json' },
    signal,
  }
  let isOver = false
  try {
    for await (const line of requestLines('/api/doctor', init)) {
      const event = doctorEvent.parse(JSON.parse(line))
      isOver = event.event === 'finished' || event.event === 'failed'
      onEvent(event)
    }
    if (!isOver && !signal.aborted) onEvent({ event: 'failed', reason: BROKE_OFF })
  } catch (error) {
    if (signal.aborted) return
    const reason = error instanceof RequestError ? error.message : 'The answer of the server was not understood.'
    onEvent({ event: 'failed', reason })
  }
}
