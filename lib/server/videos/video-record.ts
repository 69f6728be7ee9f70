import 'server-only'
import type { Prisma } from '@/lib/server/db/generated/client'

/** What of a video's records lists, details and readiness are made from. */
export const VIDEO_SELECTION = {
  id: true,
  title: true,
  note: true,
  createdAt: true,
  quarantinedAt: true,
  quarantineReason: true,
  variants: {
    select: {
      id: true,
      videoId: true,
      kind: true,
      anonymizedAt: true,
      frameIndex: { select: { frameCount: true } },
      renditions: {
        select: {
          kind: true,
          storageKey: true,
          fileName: true,
          sizeBytes: true,
          sha256: true,
          container: true,
          codec: true,
          displayWidth: true,
          displayHeight: true,
          timebaseNum: true,
          timebaseDen: true,
          frameCount: true,
          durationTicks: true,
          playable: true,
        },
      },
    },
  },
  documents: { select: { id: true, annotatorId: true, state: true, labelSetId: true } },
} as const satisfies Prisma.VideoSelect

export type VideoRecord = Prisma.VideoGetPayload<{ select: typeof VIDEO_SELECTION }>
export type VariantRecord = VideoRecord['variants'][number]

/** The file as it was imported; every variant has one. */
export const originalOf = ({ renditions }: VariantRecord) => renditions.find(({ kind }) => kind === 'original')
