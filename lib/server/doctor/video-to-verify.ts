import 'server-only'
import type { Prisma } from '@/lib/server/db/generated/client'

/** What of a video's records is held against the disk. Frame indexes are read one at a time: they may be large. */
export const VIDEO_TO_VERIFY = {
  id: true,
  title: true,
  updatedAt: true,
  quarantinedAt: true,
  quarantineReason: true,
  variants: {
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      kind: true,
      anonymizedAt: true,
      renditions: {
        orderBy: { createdAt: 'asc' },
        select: {
          id: true,
          kind: true,
          storageKey: true,
          sizeBytes: true,
          mtimeNs: true,
          sha256: true,
          frameCount: true,
          playable: true,
        },
      },
    },
  },
} as const satisfies Prisma.VideoSelect

export type VideoToVerify = Prisma.VideoGetPayload<{ select: typeof VIDEO_TO_VERIFY }>

/** The file as it was imported; a variant without one is broken. */
export const originalOf = ({ renditions }: VideoToVerify['variants'][number]) =>
  renditions.find(({ kind }) => kind === 'original')
