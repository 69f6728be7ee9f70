import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runStep } from './run.mjs'

/**
 * The path of an nginx to test deploy/nginx.conf with: the one in FRAMEMARK_NGINX, the system's, or one that is installed
 * now. Null where there is none to be had: then those tests are skipped, and say so.
 */
export async function ensureNginx() {
  const named = process.env['FRAMEMARK_NGINX']
  if (named !== undefined && named !== '') return named
  const found = onPath()
  if (found !== null) return found
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    await runStep('Reading Debian’s package lists', 'apt-get', ['update', '-qq'])
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runStep('Installing nginx with apt-get', 'apt-get', ['install', '-y', '-qq', 'nginx-light'], { env })
  }
  const last = onPath()
  if (last === null) console.error('No nginx was found: the tests of deploy/nginx.conf are skipped.')
  return last
}

function onPath() {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path)) ?? null
}
