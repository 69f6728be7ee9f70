import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Library } from '@/bench/host/library'
import type { Contestant } from './contestant'

const CONFIG = 'deploy/nginx.conf'

/**
 * The application with the project's own nginx configuration in front; null where that is not part of the project.
 *
 * To be put together from `copyLibrary` (the data folder has one owner), `startApplication` with
 * FRAMEMARK_MEDIA_OFFLOAD=nginx, and `startNginx` with the configuration filled in. Both programs belong to the contestant.
 */
export async function startBehindNginx(_nginx: string, _library: Library): Promise<Contestant | null> {
  if (!existsSync(join(process.cwd(), CONFIG))) return null
  process.stderr.write(`${CONFIG} is there, but the benchmark does not know yet how to start it.\n`)
  return null
}
