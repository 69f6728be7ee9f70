import { beforeEach, expect, test } from 'vitest'
import { processWide } from '@/lib/server/process-wide'
import { RequestObserver } from '@/lib/server/streaming/recorder'
import { exposeMetrics } from './expose-metrics'
import { registerGauge } from './registry'

beforeEach(() => {
  for (const name of ['metrics-registry', 'media-counters', 'streaming-memory']) processWide(name).value = undefined
})

const target = { videoId: 'v', variant: 'raw', rendition: 'original' } as const
const scrape = async () => (await exposeMetrics()).text()

/** The samples of a text, by their name with labels; throws where a line is none (prometheus.io, "Exposition formats"). */
function samplesOf(text: string): Map<string, number> {
  const sample = /^([a-zA-Z_:][a-zA-Z0-9_:]*(?:\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*",?)*\})?) (\S+)$/
  const comment = /^# (?:HELP [a-zA-Z_:]\w* .+|TYPE [a-zA-Z_:]\w* (?:counter|gauge|histogram|summary|untyped))$/
  const samples = new Map<string, number>()
  for (const line of text.split('\n')) {
    if (line === '' || comment.test(line)) continue
    const [, name = '', value = ''] = sample.exec(line) ?? []
    if (name === '' || !(value === '+Inf' || value === 'Nan' || value.trim() === String(Number(value)))) {
      throw new Error(`not a sample: ${line}`)
    }
    if (samples.has(name)) throw new Error(`twice: ${name}`)
    samples.set(name, Number(value))
  }
  return samples
}

test('every line is of the text format, and every metric says what it is', async () => {
  new RequestObserver(target, 'route').answered(404)
  const response = await exposeMetrics()
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const text = await response.text()
  expect(text.endsWith('\n')).toBe(true)
  const types = new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name))
  for (const name of samplesOf(text).keys()) {
    const metric = name.replace(/\{.*/, '')
    expect(types.has(metric) || types.has(metric.replace(/_(?:bucket|sum|count)$/, '')), metric).toBe(true)
  }
})

test('the process tells about itself', async () => {
  const samples = samplesOf(await scrape())
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(0)
  if (process.platform === 'linux') expect(samples.get('process_open_fds')).toBeGreaterThan(0)
  expect([...samples.keys()].some((name) => name.startsWith('nodejs_eventloop_lag_'))).toBe(true)
  const build = [...samples].find(([name]) => name.startsWith('framemark_build_info{version="'))
  expect(build?.[0]).toContain(`node="${process.versions.node}"`)
  expect(build?.[1]).toBe(1)
})

test('requests are counted by status, carrier and footage, and only copied when asked', async () => {
  const part = new RequestObserver(target, 'fast-path')
  part.answered(206, { ranges: [{ first: 0, last: 99 }], sizeBytes: 1000 })
  part.firstBytes()
  const left = new RequestObserver({ ...target, variant: 'processed' }, 'route')
  left.answered(200, { ranges: [{ first: 0, last: 999 }], sizeBytes: 1000 })
  expect(samplesOf(await scrape()).get('framemark_media_streams_active')).toBe(2)
  part.ended('complete', 100)
  left.ended('aborted', 10)
  left.ended('aborted', 10)
  for (let scrapes = 0; scrapes < 2; scrapes += 1) {
    const samples = samplesOf(await scrape())
    const of = (name: string, labels: string) => samples.get(`framemark_media_${name}{${labels}}`)
    const fast = 'carrier="fast-path",variant="raw"'
    const route = 'carrier="route",variant="processed"'
    expect(of('requests_total', `${fast},status="206"`)).toBe(1)
    expect(of('requests_total', `${route},status="200"`)).toBe(1)
    expect([of('bytes_total', fast), of('bytes_total', route)]).toEqual([100, 10])
    expect([of('range_requests_total', fast), of('range_requests_total', route)]).toEqual([1, 0])
    expect([of('aborts_total', fast), of('aborts_total', route)]).toEqual([0, 1])
    expect(of('bytes_total', 'carrier="nginx",variant="raw"')).toBe(0)
    expect(samples.get('framemark_media_streams_active')).toBe(0)
  }
})

test('times to the first byte are a histogram: running sums up to all', async () => {
  for (let requests = 0; requests < 3; requests += 1) new RequestObserver(target, 'route').firstBytes()
  const samples = samplesOf(await scrape())
  const buckets = [...samples].filter(([name]) => /ttfb_seconds_bucket\{.*carrier="route"/.test(name))
  const counts = buckets.map(([, count]) => count)
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect(buckets.at(-1)).toEqual(['framemark_media_ttfb_seconds_bucket{le="+Inf",carrier="route"}', 3])
  expect(samples.get('framemark_media_ttfb_seconds_count{carrier="route"}')).toBe(3)
  expect(samples.get('framemark_media_ttfb_seconds_sum{carrier="route"}')).toBeGreaterThan(0)
})

test('anybody can add a gauge, and again', async () => {
  let waiting = 1
  registerGauge('framemark_jobs_waiting', 'Jobs that nobody has taken.', () => 0)
  registerGauge('framemark_jobs_waiting', 'Jobs that nobody has taken.', () => waiting)
  expect(samplesOf(await scrape()).get('framemark_jobs_waiting')).toBe(1)
  waiting = 5
  expect(samplesOf(await scrape()).get('framemark_jobs_waiting')).toBe(5)
})
