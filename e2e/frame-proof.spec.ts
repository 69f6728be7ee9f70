import { expect } from '@playwright/test'
import { test } from './fixtures/server'
import { TIMING_KINDS } from './fixtures/timing-kinds'
import { numbers } from './proof/numbers'
import { proveKind } from './proof/prove-kind'

// On every kind of timing, whatever the hand does: the bar code in the pixels on the screen, the frame that the canvas
// claims to show and the number beside it are one, at every paint (e2e/proof/screen-watch).

test.use({ shelf: 'proof' })

/** By hand, in full where the timing itself is odd; every kind is dragged over from end to end, both ways. */
const BY_HAND = {
  thorough: { shuttles: ['l', 'll', 'lll', 'j', 'jj', 'jjj', 'ljj', 'jl'], plays: 4 },
  brief: { shuttles: ['ll', 'jj', 'ljj'], plays: 2 },
}
const AMOUNTS = {
  whole: { seeks: 300, dialogs: 10, steps: 100, ...BY_HAND.thorough },
  seeks: { seeks: 300, dialogs: 4, steps: 100, ...BY_HAND.brief },
  brief: { seeks: 60, dialogs: 4, steps: 30, ...BY_HAND.brief },
}

for (const kind of TIMING_KINDS) {
  const { seeks, dialogs, steps, shuttles, plays } = AMOUNTS[kind.proof]

  test.describe(kind.name, () => {
    test(`${seeks} seeks, and ${steps} steps each way`, async ({ page, server, library }) => {
      test.setTimeout(300_000)
      const player = await proveKind(kind, { page, server, library })
      const { frameCount } = player.proved
      await player.open('?frame=0')
      await player.stands(0, 'opening')

      const random = numbers(frameCount)
      for (const target of [frameCount - 1, 0, frameCount - 2, 1]) {
        await player.stands(await player.click(target), 'a click at an end')
      }
      for (let n = 0; n < seeks; n += 1) {
        const target = random.next().value
        await player.stands(await player.click(target), `click ${n}`)
      }
      for (let n = 0; n < dialogs; n += 1) {
        const target = random.next().value
        await player.workspace.goToFrame(target)
        await player.stands(target, `dialog ${n}`)
      }
      await page.keyboard.press('End')
      await player.stands(frameCount - 1, 'End')
      await page.keyboard.press('Home')
      await player.stands(0, 'Home')

      let at = await player.click(Math.round(frameCount / 2) + steps / 2)
      await player.stands(at, 'the middle')
      for (let n = 0; n < steps; n += 1) {
        await page.keyboard.press('ArrowLeft')
        at -= 1
        await player.stands(at, `step ${n} back`)
      }
      for (let n = 0; n < steps; n += 1) {
        await page.keyboard.press('ArrowRight')
        at += 1
        await player.stands(at, `step ${n} on`)
      }
      for (const [key, by] of [
        ['ArrowLeft', -1],
        ['ArrowRight', 1],
      ] as const) {
        for (let n = 0; n < 40; n += 1) await page.keyboard.down(key)
        await page.keyboard.up(key)
        at += by * 40
        await player.stands(at, `${key} held down`)
      }
      for (const [key, by] of [
        ['Shift+ArrowLeft', -10],
        ['Shift+ArrowRight', 10],
        [',', -1],
        ['.', 1],
      ] as const) {
        await page.keyboard.press(key)
        at += by
        await player.stands(at, key)
      }
      await player.expectProved()
    })

    test('drags, shuttle, playing', async ({ page, server, library }) => {
      test.setTimeout(180_000)
      const player = await proveKind(kind, { page, server, library })
      const { frameCount } = player.proved
      const along = Array.from({ length: 60 }, (_, n) => Math.round((n * (frameCount - 1)) / 59))
      const random = numbers(frameCount)

      await player.open('?frame=150')
      await page.keyboard.press('j')
      await page.waitForTimeout(500)
      await page.keyboard.press('k')
      expect(await player.comesToRest('J right after opening')).toBeLessThanOrEqual(150)
      await player.expectProved()

      await player.open('?frame=151')
      await player.stands(151, 'the frame of the address')

      await test.step('drags', async () => {
        for (const frames of [along, along.toReversed()]) {
          const last = await player.dragOver(frames, 15)
          await page.mouse.up()
          await player.stands(last, 'letting go')
        }
        expect((await player.counts()).small, 'looks at small pictures').toBeGreaterThan(10)
        for (let n = 0; n < 5; n += 1) {
          const frames = Array.from({ length: 6 }, () => random.next().value)
          const resting = await player.dragOver(frames, 0)
          await player.stands(resting, 'the hand rests and holds')
          const last = await player.dragOn(frames.toReversed(), 5)
          await page.mouse.up()
          await page.keyboard.press(n % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
          const expected = Math.min(Math.max(last + (n % 2 === 0 ? 1 : -1), 0), frameCount - 1)
          await player.stands(expected, 'a step right after a drag')
        }
      })

      await test.step('shuttle', async () => {
        for (const keys of shuttles) {
          const from = await player.click(Math.round(frameCount / 2))
          await player.stands(from, `before ${keys}`)
          for (const key of keys) await page.keyboard.press(key)
          await page.waitForTimeout(400)
          await page.keyboard.press('k')
          const stopped = await player.comesToRest(`K after ${keys}`)
          if (/^l+$/.test(keys)) expect(stopped, keys).toBeGreaterThanOrEqual(from)
          else if (keys !== 'jl') expect(stopped, keys).toBeLessThanOrEqual(from)
          await page.keyboard.press('ArrowLeft')
          await player.stands(Math.max(stopped - 1, 0), `a step after K after ${keys}`)
        }
      })

      await test.step('playing', async () => {
        for (let n = 0; n < plays; n += 1) {
          const from = await player.click(Math.floor(random.next().value / 2))
          await page.keyboard.press('Space')
          await expect(player.workspace.player).toHaveAttribute('data-state', 'playing')
          await expect.poll(async () => (await player.look())?.source, 'what is seen while it plays').toBe('video')
          await page.waitForTimeout(100 + n * 90)
          const goesOnAt = await player.click(Math.floor(random.next().value / 2))
          await expect(player.workspace.player).toHaveAttribute('data-state', 'playing')
          await page.waitForTimeout(100 + n * 90)
          await page.keyboard.press('Space')
          const stopped = await player.comesToRest(`playing from ${from}, then from ${goesOnAt}`)
          expect(stopped).toBeGreaterThanOrEqual(goesOnAt)
        }
        await page.keyboard.press('Space')
        await page.keyboard.press('End')
        await player.comesToRest('End while it plays')
        await page.keyboard.press('Home')
        await page.keyboard.press('Space')
        await page.keyboard.press('Space')
        await player.comesToRest('Space twice')
      })
      await player.expectProved()
    })
  })
}
