import 'server-only'
import { z } from 'zod'

const id = z.string().max(64)

export const batchParams = z.object({ batchId: id })
export const assignmentParams = z.object({ videoId: id, userId: id })
