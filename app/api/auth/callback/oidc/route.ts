import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { finishOidc } from '@/lib/server/session/sign-in-oidc'

export const dynamic = 'force-dynamic'

/** Who is signed in or refused is written down where that is decided. */
export const GET = handle({ permission: 'service:probe', audit: 'nothing' }, ({ request }) => finishOidc(request))
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
