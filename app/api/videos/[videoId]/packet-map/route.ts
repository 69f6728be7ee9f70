import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { packetMapParams, packetMapQuery, readPacketMap } from '@/lib/server/videos/read-packet-map'

export const GET = handle({ permission: 'video:watch', params: packetMapParams, query: packetMapQuery }, readPacketMap)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
