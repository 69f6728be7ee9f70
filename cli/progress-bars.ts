/** What is under way, drawn on standard error. */
export type ProgressBars = {
  /** Says how far `key` is, 0..1 of `step`; `name` is what it is called. */
  readonly update: (key: string, progress: { name: string; step: string; fraction: number }) => void
  readonly remove: (key: string) => void
  /** A line below the bars; nothing if empty. */
  readonly setFooter: (text: string) => void
  readonly draw: () => void
  /** Takes the bars away, so that a line can be printed. */
  readonly clear: () => void
}

const BAR_WIDTH = 24
const STEP_WIDTH = 10

/** Bars where standard error is a terminal; elsewhere `onStep` is told when a step of something begins. */
export function createProgressBars(onStep: (step: string, key: string, name: string) => void): ProgressBars {
  const active = new Map<string, { name: string; step: string; fraction: number }>()
  const isTerminal = process.stderr.isTTY
  let footer = ''
  let drawn = 0
  const clear = () => {
    if (drawn > 0) process.stderr.write(`\x1b[${drawn}A\x1b[J`)
    drawn = 0
  }
  const draw = () => {
    if (!isTerminal) return
    clear()
    const lines = [...[...active.values()].map(bar), ...(footer === '' ? [] : [footer])]
    for (const line of lines) process.stderr.write(`${line}\n`)
    drawn = lines.length
  }
  return {
    draw,
    clear,
    update: (key, progress) => {
      const isNewStep = active.get(key)?.step !== progress.step
      active.set(key, progress)
      if (isTerminal) draw()
      else if (isNewStep) onStep(progress.step, key, progress.name)
    },
    remove: (key) => {
      clear()
      active.delete(key)
    },
    setFooter: (text) => {
      footer = text
    },
  }
}

function bar({ name, step, fraction }: { name: string; step: string; fraction: number }): string {
  const full = Math.round(Math.min(Math.max(fraction, 0), 1) * BAR_WIDTH)
  const percent = `${Math.round(fraction * 100)}`.padStart(3)
  const width = Math.max((process.stderr.columns ?? 80) - BAR_WIDTH - STEP_WIDTH - 11, 10)
  const shown = [...name.replace(/\p{C}/gu, ' ')].slice(0, width).join('')
  return `${step.padEnd(STEP_WIDTH)} ${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${percent}%  ${shown}`
}
