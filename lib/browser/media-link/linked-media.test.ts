import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createFakeClock } from '@/lib/browser/stores/fake-media'
import type { MediaEvent, MediaPort } from '@/lib/player/media-port'
import { createLinkedPort, keepLinkFresh, probeLink } from './linked-media'
import { LinkRefused, linkedAddress } from './media-address'

/** A server that makes links good for 100 s, and players of them. */
function testAddress() {
  const clock = createFakeClock()
  let made = 0
  const server = { refusal: null as Error | null }
  const ask = async () => {
    if (server.refusal !== null) throw server.refusal
    made += 1
    return { url: `/media?link=${made}`, goodForMs: 100_000 }
  }
  const address = linkedAddress({ ask, now: clock.now, more: '&profile=annotation' })
  return { clock, server, address, made: () => made }
}

const first = '/media?link=1&profile=annotation'
const second = '/media?link=2&profile=annotation'

test('an address is the same while its link is fresh, and asked for once by many', async () => {
  const { clock, address, made } = testAddress()
  expect(await Promise.all([address.current(), address.current()])).toEqual([first, first])
  await clock.pass(74_999)
  expect([address.current(), made()]).toEqual([first, 1])
  await clock.pass(1)
  expect(await address.current()).toBe(second)
})

test('a link that was refused is replaced; one that was replaced already is not again', async () => {
  const { address, made } = testAddress()
  await address.current()
  expect(address.renew(first)).toBe(true)
  expect(await address.current()).toBe(second)
  expect(address.renew(first)).toBe(true)
  expect([address.current(), made()]).toEqual([second, 2])
})

function openPlayer(setting = testAddress()) {
  const ending = new AbortController()
  onTestFinished(() => ending.abort())
  const reopened: number[] = []
  const listeners = new Set<() => void>()
  const state = { isPlaying: false }
  keepLinkFresh({
    address: setting.address,
    clock: setting.clock,
    signal: ending.signal,
    player: {
      isPlaying: () => state.isPlaying,
      reopen: () => reopened.push(setting.clock.now()),
      onChange: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
  })
  const play = (isPlaying: boolean) => {
    state.isPlaying = isPlaying
    for (const listener of [...listeners]) listener()
  }
  return { ...setting, reopened, play, listeners }
}

test('media that stands still is opened with a new link before the last runs out, again and again', async () => {
  const { clock, address, reopened } = openPlayer()
  await address.current()
  await clock.pass(170_000)
  expect(reopened).toHaveLength(2)
  expect(reopened[0]).toBeGreaterThanOrEqual(75_000)
  expect(reopened[0]).toBeLessThan(76_000)
})

test('media that plays is opened anew when it pauses', async () => {
  const { clock, address, reopened, play, listeners } = openPlayer()
  await address.current()
  play(true)
  await clock.pass(80_000)
  expect(reopened).toEqual([])
  play(false)
  expect(reopened).toEqual([80_000])
  expect(listeners.size).toBe(0)
})

test('and in the middle of playing before its link runs out', async () => {
  const { clock, address, reopened, play } = openPlayer()
  await address.current()
  play(true)
  await clock.pass(99_000)
  expect(reopened).toHaveLength(1)
})

test('where no link can be had it is tried again', async () => {
  const { clock, address, server, reopened } = openPlayer()
  await address.current()
  server.refusal = new Error('away')
  await clock.pass(85_000)
  expect(reopened).toEqual([])
  server.refusal = null
  await clock.pass(6000)
  expect(reopened).toHaveLength(1)
})

test('media opens the link that is good when it is opened; without one it has failed', async () => {
  const { clock, address, server } = testAddress()
  const loaded: string[] = []
  const told: MediaEvent[] = []
  const inner = { load: (url: string) => loaded.push(url), subscribe: () => () => {}, dispose: () => {} }
  const port = createLinkedPort(inner as unknown as MediaPort, address)
  port.subscribe((event) => told.push(event))
  port.load('whatever')
  await clock.pass(80_000)
  port.load('whatever')
  await clock.pass(0)
  expect([loaded, told]).toEqual([[first, second], []])
  server.refusal = new LinkRefused('signed-out', 'no')
  await clock.pass(80_000)
  port.load('whatever')
  await clock.pass(0)
  expect(told).toEqual([{ kind: 'failed', failure: { kind: 'network', detail: 'no' } }])
})

let statuses: number[] = []
beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: statuses.shift() ?? 200 }))
})
afterEach(() => vi.unstubAllGlobals())

test.each([
  { answers: [401, 200], refusal: null, expected: 'reachable', links: 2, rule: 'one that ran out is replaced' },
  { answers: [401, 401], refusal: null, expected: 'signed-out', links: 2, rule: 'once' },
  {
    answers: [],
    refusal: new LinkRefused('signed-out', 'no'),
    expected: 'signed-out',
    links: 0,
    rule: 'nobody is signed in',
  },
  { answers: [], refusal: new LinkRefused('refused', 'no'), expected: 'refused', links: 0, rule: 'it is not theirs' },
  { answers: [], refusal: new TypeError('gone'), expected: 'unreachable', links: 0, rule: 'the server is away' },
])('asked about a link the server says $expected: $rule', async ({ answers, refusal, expected, links }) => {
  const { address, server, made } = testAddress()
  statuses = [...answers]
  server.refusal = refusal
  expect(await probeLink(address, new AbortController().signal)).toMatchObject({ kind: expected })
  expect(made()).toBe(links)
})
