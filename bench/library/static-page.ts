import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cookieFor } from '@/e2e/fixtures/credentials'
import { type VideoSummary, videoList } from '@/lib/videos/schema'

const ROWS = 100

/** A page of the first 100 videos at `url`, written once: what a list costs a browser without any program in it. */
export async function startStaticPage(url: string): Promise<{ readonly url: string; readonly stop: () => void }> {
  const answer = await fetch(`${url}/api/videos?limit=${ROWS}`, { headers: { cookie: cookieFor(url) ?? '' } })
  const { videos } = videoList.parse(await answer.json())
  const html = pageOf(videos, url)
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop: () => server.close() }
}

const STYLE = `
  body { margin: 0 auto; max-width: 1104px; font: 14px/1.45 sans-serif; }
  a { display: flex; align-items: center; gap: 20px; height: 111px; padding: 0 12px; border-bottom: 1px solid #dcdfe4; }
  img { width: 150px; height: 84px; border-radius: 6px; object-fit: contain; background: #000; }
  h2, p { margin: 0; font-size: 15px; }`

const pageOf = (videos: readonly VideoSummary[], url: string): string =>
  `<!doctype html><title>Videos</title><style>${STYLE}</style><body>${videos.map((video) => rowOf(video, url)).join('')}`

const rowOf = ({ id, title, frameCount, labeledVariant }: VideoSummary, url: string): string => `
  <a data-testid="library-row" href="${url}/videos/${id}">
    <img src="${url}/api/media/videos/${id}/poster?type=${labeledVariant}" alt="" loading="lazy" decoding="async">
    <div><h2>${title}</h2><p>${frameCount} frames</p></div>
  </a>`
