import type { MediaLink } from '@/lib/auth/media-link-schema'

/**
 * Where the bytes of one file are asked for, by the cookie of the page or by links that run out. `credentials` is what is
 * to be sent beside: a link needs nothing.
 */
export type MediaAddress = {
  readonly credentials: 'same-origin' | 'omit'
  /** The address to ask now: at once where it is at hand. Rejects with {@link LinkRefused}, and where nothing answers. */
  readonly current: () => string | Promise<string>
  /** `refused` was answered with 401: {@link current} brings another, if this is true. */
  readonly renew: (refused: string) => boolean
}

/** An address by links. */
export type LinkedAddress = MediaAddress & {
  /** Has {@link current} bring a new link, though the one that is there is good still. */
  readonly refresh: () => Promise<string>
  /** For how long the link that is there is good, and for how long it is worth keeping, in ms; 0 without one. */
  readonly left: () => { readonly goodMs: number; readonly freshMs: number }
}

/** The server makes no link. `signed-out`: nobody is signed in. */
export class LinkRefused extends Error {
  readonly kind: 'signed-out' | 'refused'
  constructor(kind: LinkRefused['kind'], message: string) {
    super(message)
    this.name = 'LinkRefused'
    this.kind = kind
  }
}

/** The address `url`, which the cookie of the page opens. */
export const cookieAddress = (url: string): MediaAddress => ({
  credentials: 'same-origin',
  current: () => url,
  renew: () => false,
})

/** A new link is asked for when so much of the time of the last has passed: the rest is for whoever is in the middle of it. */
const FRESH_PART = 0.75

/**
 * The address by links that `ask` brings, each followed by `more` (such as `&profile=annotation`). It is the same for as
 * long as the link is fresh. `now` is any clock that only goes on, in ms.
 */
export function linkedAddress(parts: {
  readonly ask: () => Promise<Pick<MediaLink, 'url' | 'goodForMs'>>
  readonly now: () => number
  readonly more?: string
}): LinkedAddress {
  const { now, more = '' } = parts
  let link: { readonly url: string; readonly goodUntil: number; readonly freshUntil: number } | null = null
  let asking: Promise<string> | null = null

  const refresh = (): Promise<string> => {
    asking ??= askOnce().finally(() => {
      asking = null
    })
    return asking
  }
  const askOnce = async () => {
    const askedAt = now()
    const { url, goodForMs } = await parts.ask()
    link = { url: url + more, goodUntil: askedAt + goodForMs, freshUntil: askedAt + goodForMs * FRESH_PART }
    return link.url
  }
  return {
    credentials: 'omit',
    current: () => (link !== null && now() < link.freshUntil ? link.url : refresh()),
    renew: (refused) => {
      if (link?.url === refused) link = null
      return true
    },
    refresh,
    left: () => ({
      goodMs: Math.max(0, (link?.goodUntil ?? 0) - now()),
      freshMs: Math.max(0, (link?.freshUntil ?? 0) - now()),
    }),
  }
}
