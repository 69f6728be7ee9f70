import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startApplication } from '@/bench/host/application'
import { freePort } from '@/bench/host/free-port'
import { copyLibrary, type Library, targetOf } from '@/bench/host/library'
import { scratchFolder } from '@/bench/host/scratch'
import { fitNginxConf } from '@/deploy/fit-nginx-conf'
import { shareSession } from '@/e2e/fixtures/credentials'
import type { Contestant } from './contestant'
import { siteConfig, startNginx } from './nginx'

let started = 0

/**
 * The application with the project's own nginx configuration in front, in a data folder of its own, since a folder has
 * one owner.
 */
export async function startBehindNginx(nginx: string, library: Library): Promise<Contestant> {
  started += 1
  const name = `behind-nginx-${started}`
  const own = await copyLibrary(library, name)
  const [port, applicationPort] = [await freePort(), await freePort()]
  const cache = join(scratchFolder(), `${name}-admissions`)
  await mkdir(cache)
  const [listen, upstream] = [`127.0.0.1:${port}`, `127.0.0.1:${applicationPort}`]
  const site = await fitNginxConf({ listen, upstream, media: own.media, cache })
  const application = await startApplication(own, applicationPort, { FRAMEMARK_MEDIA_OFFLOAD: 'nginx' })
  const front = await startNginx(nginx, `${name}-conf`, port, siteConfig(site))
  shareSession(application.url, front.url)
  return {
    name: 'framemark behind nginx',
    programs: [front, application],
    media: own.media,
    answers: 'range',
    url: (file) => front.url + targetOf(file),
  }
}
