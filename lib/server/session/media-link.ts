import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  isMediaLinkCurrent,
  type MediaLinkClaim,
  mediaLinkTextToSign,
  parseMediaLink,
  printMediaLink,
} from '@/lib/auth/media-link'
import { byMediaLink, isPermitted, type Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { processWide } from '@/lib/server/process-wide'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { type MediaQuery, mediaQuery } from '@/lib/server/streaming/media-query'
import { keyFor } from './auth'
import { keptPrincipal, personOf } from './session-principal'

/** One answer whatever is wrong with a link: nobody learns what would be right about it. */
const REFUSED = apiError(
  'link-expired',
  'This link is not good any more, or was never good for this. Make a new one in the video’s page.',
)

/** A link as a request has it in its address, and what of which video it is asked for; null: of nothing that there is. */
export type AskedLink = {
  readonly link: string
  readonly target: ({ readonly videoId: string } & Pick<MediaQuery, 'type' | 'rendition'>) | null
}

const PREFIX = '/api/media/videos/'

/** The link in the address of a request for a video's bytes; null where there is none, and for everything else. */
export function linkIn({ url }: Pick<Request, 'url'>): AskedLink | null {
  // Parsing every address costs more than most of the answers.
  if (!url.includes('link') || !url.includes(PREFIX)) return null
  const { pathname, searchParams } = new URL(url)
  if (!pathname.startsWith(PREFIX) || pathname.includes('/', PREFIX.length)) return null
  const query = Object.fromEntries(searchParams)
  const { link } = query
  if (link === undefined) return null
  const parsed = mediaQuery.safeParse(query)
  const videoId = decoded(pathname.slice(PREFIX.length))
  if (!parsed.success || videoId === null) return { link, target: null }
  const { type, rendition } = parsed.data
  return { link, target: { videoId, type, rendition } }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/**
 * Who asks by a link: the person in whose session it was made, while that session and their rights last, and with no
 * more of them than reading these bytes takes. Error: `link-expired`.
 */
export async function linkPrincipal({ link, target }: AskedLink): Promise<Result<Principal, ApiError>> {
  const text = parseMediaLink(link)
  if (!text.ok || target === null) return err(REFUSED)
  const { signature, ...parts } = text.value
  const claim: MediaLinkClaim = { ...parts, ...target }
  if (!isMediaLinkCurrent(claim, Date.now() / 1000) || !(await isSigned(claim, signature))) return err(REFUSED)
  const principal = await keptPrincipal(`link ${mediaLinkTextToSign(claim)}`, () => lookUp(claim))
  return principal === null ? err(REFUSED) : ok(principal)
}

async function lookUp({ sessionId, userId, type }: MediaLinkClaim): Promise<Principal | null> {
  const session = await db().session.findFirst({
    where: { id: sessionId, userId, expiresAt: { gt: new Date() } },
    select: { user: true },
  })
  const person = session === null ? null : personOf(session.user)
  if (person === null) return null
  const principal = byMediaLink(person, sessionId)
  return isPermitted(principal, type === 'raw' ? 'media:raw' : 'video:watch') ? principal : null
}

/** The value of `link=` for `claim`. */
export async function signMediaLink(claim: MediaLinkClaim): Promise<string> {
  const signature = (await signatureOf(claim)).toString('base64url')
  return printMediaLink({ ...claim, signature })
}

async function isSigned(claim: MediaLinkClaim, signature: string): Promise<boolean> {
  const [given, right] = [Buffer.from(signature, 'base64url'), await signatureOf(claim)]
  return given.length === right.length && timingSafeEqual(given, right)
}

const signatureOf = async (claim: MediaLinkClaim): Promise<Buffer> =>
  createHmac('sha256', await key())
    .update(mediaLinkTextToSign(claim))
    .digest()

const slot = processWide<{ readonly root: string; readonly key: Promise<Buffer> }>('media-link-key')

/** The key of the library that is open; made once, as every range of a player asks for it. */
function key(): Promise<Buffer> {
  const { root } = dataFolder()
  if (slot.value?.root !== root) slot.value = { root, key: keyFor('media-links') }
  return slot.value.key
}
