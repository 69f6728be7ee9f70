import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startApplication } from '@/bench/host/application'
import { freePort } from '@/bench/host/free-port'
import { copyLibrary, type Library, targetOf } from '@/bench/host/library'
import { say } from '@/bench/host/say'
import type { Contestant } from './contestant'
import { startNginx } from './nginx'

/** The project's own configuration of a front server: a template, filled in as {@link fillIn} says. */
const TEMPLATE = join(process.cwd(), 'deploy', 'nginx.conf')

/** What has to be known to fill in the template. */
type Place = { readonly port: number; readonly applicationPort: number; readonly media: string }

let started = 0

/**
 * The application with the project's own nginx configuration in front, in a data folder of its own, since a folder has
 * one owner. Null where there is no such configuration, or none that can be filled in.
 */
export async function startBehindNginx(nginx: string, library: Library): Promise<Contestant | null> {
  const template = await readFile(TEMPLATE, 'utf8').catch(() => null)
  if (template === null) return null
  started += 1
  const name = `behind-nginx-${started}`
  const own = await copyLibrary(library, name)
  const [port, applicationPort] = [await freePort(), await freePort()]
  const config = fillIn(template, { port, applicationPort, media: own.media })
  if (config === null) {
    say(`${TEMPLATE} is there, but bench/peers/behind-nginx.ts does not know how to fill it in.`)
    return null
  }
  const application = await startApplication(own, applicationPort, { FRAMEMARK_MEDIA_OFFLOAD: 'nginx' })
  const front = await startNginx(nginx, `${name}-conf`, port, config)
  return {
    name: 'framemark behind nginx',
    programs: [front, application],
    media: own.media,
    answers: 'range',
    url: (file) => front.url + targetOf(file),
  }
}

/** The template with its places filled; null if it does not have them, or has others. */
function fillIn(template: string, { port, applicationPort, media }: Place): string | null {
  const values: Readonly<Record<string, string>> = {
    NGINX_LISTEN: `127.0.0.1:${port}`,
    FRAMEMARK_UPSTREAM: `127.0.0.1:${applicationPort}`,
    FRAMEMARK_MEDIA_DIR: media,
  }
  const names = [...template.matchAll(/\$\{([A-Z_]+)\}/g)].map(([, name]) => name ?? '')
  const isKnown = names.every((name) => Object.hasOwn(values, name))
  const isComplete = Object.keys(values).every((name) => names.includes(name))
  return isKnown && isComplete ? template.replace(/\$\{([A-Z_]+)\}/g, (_, name: string) => values[name] ?? '') : null
}
