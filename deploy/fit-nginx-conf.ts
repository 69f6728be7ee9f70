import { readFile } from 'node:fs/promises'

/** What the first lines of nginx.conf ask to be fitted to a machine. */
export type NginxPlace = {
  /** Address and port that nginx listens on. */
  readonly listen: string
  /** Address and port of Framemark. */
  readonly upstream: string
  /** The folder "media" of Framemark's data folder; absolute, without a slash at the end. */
  readonly media: string
  /** An empty folder. The log is a file beside it. */
  readonly cache: string
}

/** deploy/nginx.conf with its five places filled in and nothing else changed. Throws if it has lost one of them. */
export async function fitNginxConf({ listen, upstream, media, cache }: NginxPlace): Promise<string> {
  const replacements: readonly (readonly [from: string, to: string])[] = [
    ['listen 80;', `listen ${listen};`],
    ['server_name framemark.example.org;', `server_name ${listen.split(':')[0]};`],
    ['server 127.0.0.1:3000;', `server ${upstream};`],
    ['/var/lib/framemark/data/media/', `${media}/`],
    ['/var/cache/nginx/framemark', cache],
    ['/var/log/nginx/framemark.log', `${cache}.log`],
  ]
  let text = await readFile('deploy/nginx.conf', 'utf8')
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`deploy/nginx.conf has no “${from}”`)
    text = text.replaceAll(from, to)
  }
  return text
}
