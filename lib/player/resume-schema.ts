import { z } from 'zod'
import { variantKind } from '@/lib/videos/schema'

/** Where somebody left a video: the frame on screen, and the footage it belongs to. The body of `PUT …/position`. */
export const leftAt = z.strictObject({ variant: variantKind, frame: z.number().int().nonnegative() })
export type LeftAt = z.infer<typeof leftAt>

/** The answer of `GET …/position`; null where the video was not watched yet by whoever asks. */
export const resumePosition = z.object({ position: leftAt.extend({ updatedAt: z.iso.datetime() }).nullable() })
