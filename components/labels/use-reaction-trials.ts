import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { EXERCISE } from '@/lib/workspace/reaction-time'

/** How long the square stays dark before it lights up, at random between these, so that nobody can count along. */
const DARK_MS = { least: 900, most: 2600 } as const

export type Trials = {
  readonly phase: 'idle' | 'dark' | 'bright' | 'done'
  /** How long after the light each press came, in milliseconds; 0 for one that came before it. */
  readonly pressesMs: readonly number[]
  readonly start: () => void
  /** A key was pressed at `timeStamp`, on the clock of performance.now(). */
  readonly press: (timeStamp: number) => void
}

/**
 * Lights up `square` (by `data-bright`) again and again and measures from the frame in which it is bright to the press.
 * The light is switched outside React, in an animation frame of its own: what is measured begins when it can be seen.
 */
export function useReactionTrials(square: RefObject<HTMLElement | null>): Trials {
  const [phase, setPhase] = useState<Trials['phase']>('idle')
  const [pressesMs, setPresses] = useState<readonly number[]>([])
  const brightAt = useRef(0)
  const trial = pressesMs.length

  useEffect(() => {
    if (phase !== 'dark' || trial >= EXERCISE.presses) return
    let request = 0
    const wait = DARK_MS.least + (DARK_MS.most - DARK_MS.least) * Math.random()
    const timer = setTimeout(() => {
      square.current?.setAttribute('data-bright', 'true')
      // Two frames on, the first one with the light has been on screen.
      request = requestAnimationFrame(() => {
        request = requestAnimationFrame((now) => {
          brightAt.current = now
          setPhase('bright')
        })
      })
    }, wait)
    return () => {
      clearTimeout(timer)
      cancelAnimationFrame(request)
    }
  }, [phase, trial, square])

  const record = useCallback(
    (ms: number) => {
      square.current?.setAttribute('data-bright', 'false')
      const presses = [...pressesMs, ms]
      setPresses(presses)
      setPhase(presses.length < EXERCISE.presses ? 'dark' : 'done')
    },
    [pressesMs, square],
  )
  return {
    phase,
    pressesMs,
    start: () => {
      setPresses([])
      setPhase('dark')
    },
    press: (timeStamp) => {
      if (phase === 'dark') record(0)
      if (phase === 'bright') record(timeStamp - brightAt.current)
    },
  }
}
