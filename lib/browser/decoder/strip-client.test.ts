import { expect, test } from 'vitest'
import type { StripEvent } from '@/lib/player/frame-port'
import { frame } from '@/lib/time/frame'
import type { FromStrip, ToDecoder } from './protocol'
import { createStripClient } from './strip-client'
import { fitInto } from './strip-pictures'

const ASK = { frames: [frame(7)], width: 160, height: 90 }

function openClient() {
  const sent: ToDecoder[] = []
  const client = createStripClient((message) => void sent.push(message))
  let open = 0
  /** Has the worker tell a picture of strip `seq`. */
  const tell = (seq: number) => {
    open += 1
    const bitmap = {
      close: () => {
        open -= 1
      },
    } as unknown as ImageBitmap
    const told: FromStrip = { kind: 'strip', seq, told: { kind: 'picture', frame: frame(7), quality: 'full', bitmap } }
    client.onTold(told)
  }
  const got: StripEvent[] = []
  const listen = (event: StripEvent) => void got.push(event)
  return { client, sent, tell, got, listen, openBitmaps: () => open }
}

test('a picture goes to whoever looks at its strip, who closes it', () => {
  const { client, sent, tell, got, listen, openBitmaps } = openClient()
  client.ask(ASK, listen)
  expect(sent).toEqual([{ kind: 'strip', seq: 1, ...ASK }])
  tell(1)
  const [event] = got
  expect(event).toMatchObject({ kind: 'picture', frame: 7, quality: 'full' })
  if (event?.kind === 'picture') event.picture.close()
  expect(openBitmaps()).toBe(0)
})

test('a picture of a strip that was replaced, or ended, is closed', () => {
  const { client, sent, tell, got, listen, openBitmaps } = openClient()
  const endFirst = client.ask(ASK, listen)
  const endSecond = client.ask(ASK, listen)
  tell(1)
  endFirst()
  expect(sent, 'what was replaced is not ended, too').toHaveLength(2)
  endSecond()
  endSecond()
  expect(sent.slice(2)).toEqual([{ kind: 'strip', seq: 2, frames: [], width: 1, height: 1 }])
  tell(2)
  expect(got).toEqual([])
  expect(openBitmaps()).toBe(0)
})

test('when the page lets go of the decoder, what is still on its way is closed', () => {
  const { client, tell, got, listen, openBitmaps } = openClient()
  client.ask(ASK, listen)
  client.end()
  tell(1)
  expect(got).toEqual([])
  expect(openBitmaps()).toBe(0)
})

test.each([
  { shape: [1920, 1080], room: [160, 120], expected: [160, 90] },
  { shape: [1080, 1920], room: [160, 120], expected: [68, 120] },
  { shape: [100, 50], room: [160, 120], expected: [100, 50] },
  { shape: [4000, 10], room: [160, 120], expected: [160, 1] },
])('$shape fits into $room as $expected', ({ shape, room, expected }) => {
  const [width = 0, height = 0] = shape
  const [most = 0, high = 0] = room
  expect(fitInto({ width, height }, { width: most, height: high })).toEqual({ width: expected[0], height: expected[1] })
})
