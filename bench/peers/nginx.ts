import { accessSync, constants } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { freePort } from '@/bench/host/free-port'
import { type Program, startProgram } from '@/bench/host/program'
import { scratchFolder } from '@/bench/host/scratch'

/** The nginx of this machine; null if none is installed. */
export function findNginx(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, 'nginx')).find(isExecutable) ?? null
}

/** nginx in the foreground with the configuration `config`, which listens on `port`. Its folder is one of this run. */
export async function startNginx(nginx: string, name: string, port: number, config: string): Promise<Program> {
  const prefix = join(scratchFolder(), name)
  await mkdir(prefix, { recursive: true })
  const path = join(prefix, 'nginx.conf')
  await writeFile(path, config)
  return startProgram({
    name: `nginx (${path})`,
    command: nginx,
    args: ['-p', prefix, '-c', path, '-e', 'stderr', '-g', 'daemon off; master_process on;'],
    url: `http://127.0.0.1:${port}`,
  })
}

/**
 * nginx as a plain server of the files of `folder`, one worker, with everything on that makes it fast. `tcp_nopush` is
 * off for that reason: on the loopback device, where a packet holds 64 KiB, the last piece of an answer a little longer
 * than that waits 40 ms for an acknowledgement, so that every ratio to nginx would flatter.
 */
export async function startStaticNginx(nginx: string, folder: string): Promise<Program> {
  const port = await freePort()
  return startNginx(nginx, 'nginx', port, staticConfig(port, folder))
}

/** As root nginx would have its worker be somebody who may not read the folder of this run. */
const asMyself = process.getuid?.() === 0 ? 'user root;' : ''

/** One worker with `site` as what belongs into the http block. */
export const siteConfig = (site: string): string => `
${asMyself}
worker_processes 1;
pid nginx.pid;
error_log stderr error;
events { worker_connections 4096; }
http {
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  ${site}
}
`

const staticConfig = (port: number, folder: string): string =>
  siteConfig(`
  sendfile on;
  tcp_nodelay on;
  open_file_cache max=100;
  types { video/mp4 mp4; }
  server {
    listen 127.0.0.1:${port};
    root ${folder};
  }`)

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
