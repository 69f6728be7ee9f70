import 'server-only'
import { headers } from 'next/headers'
import { CONTENT_POLICY, nonceOf } from '@/lib/http/page-policy'

/**
 * What a script of ours in the page that is being rendered says to be run (server/page-headers.ts); undefined under a
 * server that sends no policy.
 */
export const pageNonce = async (): Promise<string | undefined> => nonceOf((await headers()).get(CONTENT_POLICY))
