import 'server-only'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forgetEnv } from '@/lib/server/env'
import { forgetLog } from '@/lib/server/log'
import { openLibrary } from '@/lib/server/open-library'
import { stopFlushing } from '@/lib/server/streaming/flush'

/** A library of a test's own: `root` is its data folder. `close` removes it. */
export type TestLibrary = { readonly root: string; readonly close: () => Promise<void> }

const VARIABLES = ['FRAMEMARK_DATA_DIR', 'FRAMEMARK_LOG_LEVEL', 'DATABASE_URL'] as const

/**
 * A new library in a temporary folder, migrated and seeded, with `env()` and `db()` pointing at it until it is closed.
 * One at a time in a process.
 */
export async function createTestLibrary(): Promise<TestLibrary> {
  const root = await mkdtemp(join(tmpdir(), 'framemark-test-'))
  const before = VARIABLES.map((name) => [name, process.env[name]] as const)
  process.env['FRAMEMARK_DATA_DIR'] = root
  process.env['FRAMEMARK_LOG_LEVEL'] ??= 'silent'
  delete process.env['DATABASE_URL']
  forgetEnv()
  forgetLog()
  const library = await openLibrary(() => {})
  if (!library.ok) throw new Error(library.error)
  const close = async (): Promise<void> => {
    // A turn of its clock that falls between two libraries would open a third one.
    await stopFlushing()
    await library.value.close()
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    forgetEnv()
    forgetLog()
    await rm(root, { recursive: true, force: true })
  }
  return { root, close }
}
