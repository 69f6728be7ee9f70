import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { verifyLibrary } from '@/lib/browser/api/doctor'
import type { DoctorRequest } from '@/lib/doctor/doctor-event'
import { type Examination, IDLE, nextExamination } from '@/lib/doctor/examination'

export type Doctor = {
  readonly examination: Examination
  /** Begins a verification; one that goes on is given up. */
  readonly start: (request: DoctorRequest) => void
  readonly stop: () => void
}

/** A verification of the library. It ends with the page: the server stops when nobody listens any more. */
export function useDoctor(): Doctor {
  const [examination, dispatch] = useReducer(nextExamination, IDLE)
  const running = useRef<AbortController | null>(null)
  const queries = useQueryClient()
  useEffect(() => () => running.current?.abort(), [])
  const start = useCallback(
    (request: DoctorRequest) => {
      running.current?.abort()
      const mine = new AbortController()
      running.current = mine
      dispatch({ event: 'started', request })
      const done = verifyLibrary(request, (event) => mine.signal.aborted || dispatch(event), mine.signal)
      // What the library shows depends on quarantines.
      if (request.fix) void done.then(() => queries.invalidateQueries({ queryKey: ['videos'] }))
    },
    [queries],
  )
  const stop = useCallback(() => {
    running.current?.abort()
    dispatch({ event: 'stopped' })
  }, [])
  return { examination, start, stop }
}
