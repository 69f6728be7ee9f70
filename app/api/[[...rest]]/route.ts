import { noSuchAddress } from '@/lib/server/http/no-such-address'

export const dynamic = 'force-dynamic'

export const GET = noSuchAddress
export const POST = noSuchAddress
export const PUT = noSuchAddress
export const PATCH = noSuchAddress
export const DELETE = noSuchAddress
export const OPTIONS = noSuchAddress
