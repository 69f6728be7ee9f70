import { expect } from '@playwright/test'
import { aviVideo, hevcVideo, openGopVideo, tenBitVideo, theoraVideo, transportStream } from './fixtures/odd-videos'
import { test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { shownFrame } from './pages/shown-frame'
import { WorkspacePage } from './pages/workspace-page'

test.use({ shelf: 'conversions' })

for (const { name, make } of [
  { name: 'H.264 with open GOPs', make: openGopVideo },
  { name: 'MPEG-4 Part 2 with B-frames in AVI', make: aviVideo },
  { name: 'H.264 in a transport stream', make: transportStream },
  { name: 'Theora in Ogg', make: theoraVideo },
  { name: 'HEVC in MP4', make: hevcVideo },
  { name: 'H.264 with ten bits a sample', make: tenBitVideo },
]) {
  test(`${name} is ready after its import, and every seek shows the frame that was asked for`, async ({
    page,
    server,
    library,
  }) => {
    test.setTimeout(180_000)
    const { videoId } = await library.importVideo(await make())
    const readiness = await page.request.get(`${server.url}/api/videos/${videoId}/readiness`)
    expect(await readiness.json()).toMatchObject({ ready: true })
    const workspace = new WorkspacePage(page)
    await workspace.open(server.url, videoId)
    await workspace.untilPaused()
    expect(await shownFrame(page)).toBe(0)
    for (const target of [499, 1, 300, 26, 24, 25, 250, 498, 74, 123]) {
      await workspace.goToFrame(target)
      await expect.poll(() => shownFrame(page), `picture after a seek to ${target}`).toBe(target)
    }
  })
}

test('the three files of a converted video are served as what they are', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await aviVideo())
  const ask = (rendition: string) =>
    page.request.get(`${server.url}/api/media/videos/${videoId}?type=raw&rendition=${rendition}`, {
      headers: { range: 'bytes=0-15' },
    })
  const [original, playable, scrub] = [await ask('original'), await ask('playable'), await ask('scrub')]
  expect([original.status(), playable.status(), scrub.status()]).toEqual([206, 206, 206])
  expect((await original.body()).toString('latin1', 8, 12)).toBe('AVI ')
  expect((await playable.body()).toString('latin1', 4, 8)).toBe('ftyp')
  expect((await scrub.body()).toString('latin1', 4, 8)).toBe('ftyp')
  expect(playable.headers()['content-type']).toBe('video/mp4')
})

test('a video that browsers play has a scrub copy and no playback copy', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const ask = (rendition: string) =>
    page.request.head(`${server.url}/api/media/videos/${videoId}?type=raw&rendition=${rendition}`)
  const [original, playable] = [await ask('original'), await ask('playable')]
  expect(playable.headers()['content-length']).toBe(original.headers()['content-length'])
  expect((await ask('scrub')).status()).toBe(200)
  expect((await ask('playback')).status()).toBe(404)
})
