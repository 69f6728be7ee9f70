import 'server-only'
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DoctorEvent, type DoctorRequest, doctorEvent } from '@/lib/doctor/doctor-event'
import { constantTimes } from '@/lib/ingest/clip-plan'
import { db } from '@/lib/server/db/client'
import { makeTestClip } from '@/lib/server/media/test-clip'
import { mediaPath } from '@/lib/server/storage/media-path'
import { verifyLibrary } from './verify-library'

/** A raw clip and what could be its processed twin, one frame more than that, and three frames; `remove` deletes them. */
export async function makeDoctorClips() {
  const folder = await mkdtemp(join(tmpdir(), 'framemark-doctor-'))
  const clip = (name: string, changes = {}) => makeTestClip(join(folder, `${name}.mp4`), changes)
  return {
    raw: await clip('raw'),
    processed: await clip('processed', { noise: 2 }),
    longer: await clip('longer', { ...constantTimes(41, 512), noise: 3 }),
    short: await clip('short', constantTimes(3, 512)),
    remove: () => rm(folder, { recursive: true }),
  }
}

/** Totals of a library with one video. */
export const GOOD = { total: 1, valid: 1, invalid: 0 }
export const BAD = { total: 1, valid: 0, invalid: 1 }

/** What doctor finds: codes, totals, and what became of quarantines. */
export async function runDoctor(request: Partial<DoctorRequest> = {}) {
  const events: DoctorEvent[] = []
  // Through the schema, as every event goes that reaches a client.
  await verifyLibrary({ fix: false, deep: false, ...request }, { onEvent: (e) => events.push(doctorEvent.parse(e)) })
  const videos = events.flatMap((event) => (event.event === 'verified' ? [event.video] : []))
  const unrecorded = events.flatMap((event) => (event.event === 'unrecorded' ? [event.finding] : []))
  const findings = [...videos.flatMap((video) => video.findings), ...unrecorded]
  const last = events.at(-1)
  return {
    findings,
    codes: findings.map(({ fault }) => fault.code),
    quarantine: videos.map((video) => video.quarantine),
    totals: last?.event === 'finished' ? last.totals : null,
  }
}

/** Where the original of the one variant of this kind lies. */
export const storedPath = async (kind: 'raw' | 'processed' = 'raw'): Promise<string> =>
  mediaPath((await db().rendition.findFirstOrThrow({ where: { kind: 'original', variant: { kind } } })).storageKey)

/** Overwrites the file with as many other bytes. */
export async function overwrite(path: string): Promise<void> {
  await chmod(path, 0o600)
  await writeFile(path, Buffer.alloc((await stat(path)).size, 7))
}
