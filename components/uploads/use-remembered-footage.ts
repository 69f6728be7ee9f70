import { useState } from 'react'
import { DEFAULT_FOOTAGE, type FootageChoice, footageChoice } from '@/lib/ingest/footage-choice'

const KEY = 'framemark-footage'

/**
 * What was said of the files before, in this tab. That anonymization is complete is not remembered: it is said of these
 * files and of no others.
 */
export function useRememberedFootage(): [FootageChoice, (choice: FootageChoice) => void] {
  const [choice, setChoice] = useState(remembered)
  const change = (next: FootageChoice) => {
    setChoice(next)
    try {
      sessionStorage.setItem(KEY, JSON.stringify(next))
    } catch {
      // Then it is asked anew.
    }
  }
  return [choice, change]
}

function remembered(): FootageChoice {
  try {
    return { ...footageChoice.parse(JSON.parse(sessionStorage.getItem(KEY) ?? '')), anonymized: false }
  } catch {
    return DEFAULT_FOOTAGE
  }
}
