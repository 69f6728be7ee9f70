import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from '@playwright/test'
import { signInPages } from './fixtures/credentials'
import { stopProgram } from './fixtures/running-program'
import { libraryOf, startServer, test } from './fixtures/server'
import { TIMING_KINDS } from './fixtures/timing-kinds'
import { longVideo } from './fixtures/videos'
import { numbers } from './proof/numbers'
import { proveKind } from './proof/prove-kind'
import type { ProvedPlayer } from './proof/proved-player'

// Whatever is missing, the frame shown is the frame that is said: only how fast it comes may differ.

test.use({ shelf: 'means' })

/** Clicks, steps and drags, each ending at the frame it was for. */
async function useEverything(player: ProvedPlayer, seeks: number): Promise<void> {
  const { frameCount } = player.proved
  const { page } = player
  await player.open('?frame=20')
  await player.stands(20, 'opening')
  const random = numbers(frameCount)
  for (const target of [frameCount - 1, 0, ...Array.from({ length: seeks }, () => random.next().value)]) {
    await player.stands(await player.click(target), 'a click')
  }
  let at = await player.click(Math.round(frameCount / 2))
  await player.stands(at, 'the middle')
  for (const [key, by] of [
    ['ArrowLeft', -1],
    ['ArrowRight', 1],
  ] as const) {
    for (let n = 0; n < 20; n += 1) {
      await page.keyboard.press(key)
      at += by
      await player.stands(at, key)
    }
    for (let n = 0; n < 20; n += 1) await page.keyboard.down(key)
    await page.keyboard.up(key)
    at += by * 20
    await player.stands(at, `${key} held down`)
  }
  const along = Array.from({ length: 30 }, (_, n) => Math.round((n * (frameCount - 1)) / 29))
  const last = await player.dragOver(along.toReversed(), 15)
  await page.mouse.up()
  await player.stands(last, 'letting go')
  for (const key of ['l', 'j']) {
    await player.stands(await player.click(Math.round(frameCount / 2)), `before ${key}`)
    await page.keyboard.press(key)
    await page.waitForTimeout(500)
    await page.keyboard.press('k')
    await player.comesToRest(`K after ${key}`)
  }
  await player.expectProved()
}

/** The kinds in which an element is most easily off: a long way to decode, and times that no rate tells. */
const FOR_THE_ELEMENT = ['25, groups of 10 s', 'variable rate']

for (const kind of TIMING_KINDS.filter(({ name }) => FOR_THE_ELEMENT.includes(name))) {
  test(`without WebCodecs the element shows every frame of: ${kind.name}`, async ({ page, server, library }) => {
    test.setTimeout(240_000)
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'VideoDecoder'))
    const player = await proveKind(kind, { page, server, library })
    await useEverything(player, 20)
    await expect(page.getByTestId('frames-fallback')).toHaveText(/\S/)
  })
}

test('without the scrub copy every frame is found in the video itself', async ({ page, server, library }) => {
  test.setTimeout(240_000)
  const player = await proveKind({ make: longVideo, firstBar: 0 }, { page, server, library })
  const derived = join(server.dataDir, 'media', 'derived')
  const files = await readdir(derived, { recursive: true })
  const copies = files.filter((name) => name.split('/').at(-1)?.startsWith('scrub') && dirname(name) !== '.')
  expect(copies.length, files.join(' ')).toBeGreaterThan(0)
  for (const name of copies) await rm(join(derived, name))
  await useEverything(player, 20)
})

for (const [how, signal] of [
  ['restarted', 'SIGTERM'],
  ['killed', 'SIGKILL'],
] as const) {
  test(`a server that is ${how} in the middle of a drag: the frame comes when it is back`, async ({ page }) => {
    test.setTimeout(180_000)
    const dataDir = await mkdtemp(join(tmpdir(), 'framemark-e2e-drag-'))
    const first = await startServer(dataDir)
    await signInPages(page.context(), first.url)
    const place = { page, server: first, library: libraryOf(dataDir) }
    const player = await proveKind({ make: longVideo, firstBar: 0 }, place)
    await player.open('?frame=0')
    await player.stands(0, 'opening')
    await player.dragOver([100, 300, 700], 60)
    await stopProgram(first.child, signal)
    const away = await player.dragOn([1300, 1900], 200)
    await page.waitForTimeout(1000)
    const again = await startServer(dataDir, { PORT: new URL(first.url).port })
    try {
      await player.stands(away, 'the hand holds where nothing could be fetched')
      const on = await player.dragOn([1500, 900], 60)
      await page.mouse.up()
      await player.stands(on, 'letting go')
      await page.keyboard.press('ArrowLeft')
      await player.stands(on - 1, 'a step back')
      await player.stands(await player.click(2000), 'a click elsewhere')
      await page.keyboard.press('Space')
      await expect(player.workspace.player).toHaveAttribute('data-state', 'playing')
      await page.waitForTimeout(500)
      await page.keyboard.press('Space')
      expect(await player.comesToRest('playing')).toBeGreaterThanOrEqual(2000)
      await player.expectProved()
    } finally {
      await again.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
  })
}
