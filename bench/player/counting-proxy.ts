import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What bytes were moved for. `program`: pages, scripts, styles, small answers. */
export const PURPOSES = ['element', 'scrub pictures', 'full frames', 'packet maps', 'frame index', 'program'] as const
export type Purpose = (typeof PURPOSES)[number]
export type Moved = Readonly<Record<Purpose, number>>

/** Passes everything on to `url` and counts the bytes of the bodies that a browser takes. */
export async function startCountingProxy(
  url: string,
): Promise<{ readonly url: string; readonly moved: () => Moved; readonly stop: () => void }> {
  const target = new URL(url)
  const moved = Object.fromEntries(PURPOSES.map((purpose) => [purpose, 0])) as Record<Purpose, number>
  const server = createServer((incoming, outgoing) => {
    const purpose = purposeOf(incoming.url ?? '')
    const { method, url: path, headers } = incoming
    const passed = request({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('data', (chunk: Buffer) => {
        moved[purpose] += chunk.length
      })
      answer.pipe(outgoing)
      answer.once('error', () => outgoing.destroy())
    })
    passed.once('error', () => outgoing.destroy())
    outgoing.once('close', () => passed.destroy())
    incoming.pipe(passed)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    moved: () => ({ ...moved }),
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function purposeOf(url: string): Purpose {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  if (pathname.endsWith('/packet-map')) return 'packet maps'
  if (pathname.endsWith('/frame-index')) return 'frame index'
  if (!/^\/api\/media\/videos\/[^/]+$/.test(pathname)) return 'program'
  const rendition = searchParams.get('rendition')
  if (rendition === null) return 'element'
  return rendition === 'scrub' ? 'scrub pictures' : 'full frames'
}
