import { doctorRequest } from '@/lib/doctor/doctor-event'
import { streamDoctor } from '@/lib/server/doctor/stream-doctor'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'

/** Verifies the library against the disk; the answer is one JSON event a line. */
export const POST = handle(
  { permission: 'library:verify', body: doctorRequest, audit: 'library.verified' },
  streamDoctor,
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
