import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { answerTus, beginUpload } from '@/lib/server/uploads/answer-tus'

export const dynamic = 'force-dynamic'

/** Where uploads begin (tus 1.0.0, Creation). */
export const POST = handle({ permission: 'library:upload', audit: 'library.uploaded' }, beginUpload)
/** A preflight comes without credentials (Fetch standard, CORS-preflight fetch). */
export const OPTIONS = handle({ permission: 'service:probe' }, answerTus)
export const { GET, PUT, PATCH, DELETE } = otherMethods('POST')
