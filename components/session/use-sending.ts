import { useState } from 'react'

/** Sends a form once at a time. `problem` is why the last try failed; after success it stays busy: the page is left. */
export function useSending(send: () => Promise<void>) {
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly problem: string | null }>({
    isBusy: false,
    problem: null,
  })
  const submit = async () => {
    if (state.isBusy) return
    setState({ isBusy: true, problem: null })
    try {
      await send()
    } catch (error) {
      setState({ isBusy: false, problem: error instanceof Error ? error.message : String(error) })
    }
  }
  return { ...state, submit }
}
