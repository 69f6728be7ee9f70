import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { answerTus, beginUpload } from '@/lib/server/uploads/answer-tus'

export const dynamic = 'force-dynamic'

/** Where uploads begin (tus 1.0.0, Creation). */
export const POST = handle({ permission: 'library:upload', audit: 'library.uploaded' }, beginUpload)
export const OPTIONS = handle({ permission: 'library:upload' }, answerTus)
export const { GET, PUT, PATCH, DELETE } = otherMethods('POST')
