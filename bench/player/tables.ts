import { cell, formatTable, type Line, mebibytes } from '@/bench/host/table'
import { median } from '@/bench/load/work'
import { type Both, CONTESTANTS } from './contestants'
import { PURPOSES } from './counting-proxy'
import type { Endurance } from './endurance'
import type { Figures } from './figures'
import type { Openings } from './opening'
import type { Results } from './results'
import { type Parts, partSpread } from './samples'
import { bytesOf, type Traffic } from './traffic'

/** How the two did with one video. The ratio says how many times better the application is. */
export function formatVideo({ openings, figures, traffic }: Results): string {
  const lines = [
    ...spreads(figures, 'scrub to a random place, first picture', 'scrub'),
    ...spreads(figures, 'jump to a random place, full frame', 'full'),
    ...spreads(figures, 'first step back from there', 'coldStep'),
    ...spreads(figures, 'steps back a second later', 'cachedStep'),
    more('frames seen of a drag of 60, median', figures, ({ dragShown }) => dragShown.median),
    more('frames seen of a drag of 60, least', figures, ({ dragShown }) => dragShown.least),
    more('backwards: frames seen of a second', figures, ({ reverse }) => reverse.framesPerSecond),
    more('backwards: pace, 1 is true', figures, ({ reverse }) => reverse.pace),
    less('backwards: behind, p95 ms', figures, ({ reverse }) => reverse.lagMs.p95),
    less('first picture of the page, empty cache, ms', openings, ({ coldMs }: Openings) => median(coldMs)),
    less('first picture of the page, second time, ms', openings, ({ warmMs }: Openings) => median(warmMs)),
    less('MB moved to open it', traffic, ({ opened }: Traffic) => bytesOf(opened) / 1e6),
    less('MB moved with 60 random scrubs', traffic, ({ scrubbed }: Traffic) => bytesOf(scrubbed) / 1e6),
    plainly('wrong pictures', figures, ({ wrong }) => `${wrong.count} of ${wrong.of}`),
    plainly('pictures that never came', figures, ({ missed }) => String(missed)),
  ]
  return formatTable(['', 'plain', 'framemark', 'ratio'], lines)
}

type SpreadFigure = 'scrub' | 'full' | 'coldStep' | 'cachedStep'

const spreads = (figures: Both<Figures>, what: string, figure: SpreadFigure): Line[] => [
  less(`${what}, p50 ms`, figures, (of) => of[figure].p50),
  less(`${what}, p95 ms`, figures, (of) => of[figure].p95),
]

function less<T>(what: string, both: Both<T>, of: (each: T) => number): Line {
  const [plain, framemark] = [of(both.plain), of(both.framemark)]
  return [what, cell(plain), cell(framemark), cell(plain / framemark, 'x')]
}

function more<T>(what: string, both: Both<T>, of: (each: T) => number): Line {
  const [plain, framemark] = [of(both.plain), of(both.framemark)]
  return [what, cell(plain), cell(framemark), cell(framemark / plain, 'x')]
}

const plainly = (what: string, figures: Both<Figures>, of: (each: Figures) => string): Line => [
  what,
  of(figures.plain),
  of(figures.framemark),
  '',
]

const PARTS: readonly (readonly [keyof Parts, string])[] = [
  ['askMs', 'page: from the input to the message to the worker'],
  ['workerMs', 'worker: until the page takes its answer'],
  ['stallMs', '  of that, waiting for bytes'],
  ['drawMs', 'page: until the canvas has changed'],
  ['displayMs', 'display: until the next frame of it'],
]

/** Where the time of a scrubbed picture goes. */
export function formatParts({ scrubs }: Results): string {
  const lines = PARTS.map(([part, what]): Line => {
    const { p50, p95, most } = partSpread(scrubs, part)
    return [what, cell(p50), cell(p95), cell(most)]
  })
  return formatTable(['a scrubbed picture', 'p50 ms', 'p95 ms', 'most ms'], lines)
}

/** What was moved for what. */
export function formatTraffic({ traffic }: Results): string {
  const lines = PURPOSES.map((purpose): Line => {
    const cells = CONTESTANTS.flatMap((who) =>
      [traffic[who].opened, traffic[who].scrubbed].map((moved) => (moved[purpose] / 1e6).toFixed(2)),
    )
    return [purpose, ...cells]
  })
  const header = ['MB moved', 'plain opened', '+ 60 scrubs', 'framemark opened', '+ 60 scrubs']
  return formatTable(header, lines)
}

export function formatEndurance({ minutes, residentBytes, leaked }: Endurance): string {
  const [start, middle, end] = [0, 0.5, 1].map((part) => residentBytes[Math.round((residentBytes.length - 1) * part)])
  const most = Math.max(...residentBytes)
  const memory = [start, middle, end, most].map(mebibytes)
  return formatTable(
    ['MiB of the page', 'start', 'middle', 'end', 'most', 'frames not closed'],
    [[`${minutes} min of scrubbing`, ...memory, String(leaked)]],
  )
}
