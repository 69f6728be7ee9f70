import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { streamLive } from '@/lib/server/live/stream-live'

export const dynamic = 'force-dynamic'

/** What happens in the library, as it happens: server-sent events (lib/jobs/live-event). */
export const GET = handle({ permission: 'live:listen' }, streamLive)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
