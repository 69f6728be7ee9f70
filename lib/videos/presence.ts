import { z } from 'zod'

const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/** What a page says of itself every few seconds while it is open. `isLeaving`: it is closed now. */
export const hereIs = z.strictObject({
  pageId: id,
  /** The same for all pages of one browser on one computer. */
  browserId: id,
  /** What is selected in it, null if nothing. */
  segmentId: id.nullable(),
  isLeaving: z.boolean().optional(),
})
export type HereIs = z.infer<typeof hereIs>

/** A page that has a video open, as the server tells it. */
export const presentPage = z.object({
  pageId: id,
  browserId: id,
  userId: z.string(),
  name: z.string(),
  segmentId: id.nullable(),
})
export type PresentPage = z.infer<typeof presentPage>

export const presence = z.array(presentPage)
export const presenceAnswer = z.object({ pages: presence })

/**
 * How often a page says that it is here, and after how long a silent one is taken for gone; milliseconds. Browsers let a
 * hidden page speak once a minute only.
 */
export const HERE_EVERY_MS = 10_000
export const GONE_AFTER_MS = 75_000

/** Which page asks, to be told of the others. */
export type Asker = Pick<PresentPage, 'pageId' | 'browserId' | 'userId'>

/** The pages of `pages` beside the asker's own. */
export const othersOf = (pages: readonly PresentPage[], self: Pick<Asker, 'pageId'>): readonly PresentPage[] =>
  pages.filter(({ pageId }) => pageId !== self.pageId)

/**
 * Who else is here, a line each: `in another tab of this browser`, `Local user, in another browser`. Several pages of one
 * person in one browser are one line with their number.
 */
export function presenceWords(others: readonly PresentPage[], self: Pick<Asker, 'browserId'>): readonly string[] {
  const groups = new Map<string, { readonly page: PresentPage; count: number }>()
  for (const page of others) {
    const key = `${page.browserId} ${page.userId}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { page, count: 1 })
    else group.count += 1
  }
  return [...groups.values()].map(({ page, count }) => {
    if (page.browserId === self.browserId) {
      return count === 1 ? 'in another tab of this browser' : `in ${count} other tabs of this browser`
    }
    return `${page.name}, in another browser${count === 1 ? '' : ` (${count} pages)`}`
  })
}

/** The first letters of the first two words of a name. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('') || '?'
