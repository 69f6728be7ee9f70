import { z } from 'zod'
import { finding } from './finding'

/** What `framemark doctor` asks for; also the body of `POST /api/doctor`. */
export const doctorRequest = z.object({
  /** Quarantine what is invalid and lift doctor's quarantine of what is not. Otherwise nothing is changed. */
  fix: z.boolean().default(false),
  /** Read every file whole, also where size and modification time are the recorded ones. */
  deep: z.boolean().default(false),
})
export type DoctorRequest = z.infer<typeof doctorRequest>

/** The steps of the verification of one file, in order. */
export const doctorStep = z.enum(['hashing', 'measuring', 'decoding'])
export type DoctorStep = z.infer<typeof doctorStep>

/** Videos that are not deleted: total = valid + invalid. */
export const totals = z.object({
  total: z.number().int().nonnegative(),
  valid: z.number().int().nonnegative(),
  invalid: z.number().int().nonnegative(),
})
export type Totals = z.infer<typeof totals>

/** What this run did with the quarantine of a video, or `already` if doctor's own was there and stays. */
export const quarantineOutcome = z.enum(['none', 'already', 'set', 'lifted'])
export type QuarantineOutcome = z.infer<typeof quarantineOutcome>

/** One video, verified: everything that was found, and what became of its quarantine. */
export const verifiedVideo = z.object({
  id: z.string(),
  title: z.string(),
  findings: z.array(finding),
  quarantine: quarantineOutcome,
})
export type VerifiedVideo = z.infer<typeof verifiedVideo>

/**
 * One line of the answer of `POST /api/doctor` (newline-delimited JSON). `fraction` is 0..1 of the step. `unrecorded` is
 * about files and folders, not about a video. The last line is `finished` or `failed`; without either it broke off.
 */
export const doctorEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('planned'), videos: z.number().int().nonnegative() }),
  z.object({
    event: z.literal('progress'),
    videoId: z.string(),
    title: z.string(),
    step: doctorStep,
    fraction: z.number(),
  }),
  z.object({ event: z.literal('verified'), video: verifiedVideo }),
  z.object({ event: z.literal('unrecorded'), finding }),
  z.object({ event: z.literal('finished'), totals }),
  z.object({ event: z.literal('failed'), reason: z.string() }),
])
export type DoctorEvent = z.infer<typeof doctorEvent>
