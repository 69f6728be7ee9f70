import 'server-only'

/** A label of the set that a new library starts with. */
type DefaultLabel = {
  readonly name: string
  readonly color: string
  readonly hotkey: string
  readonly kind: 'interval' | 'point'
}

export const DEFAULT_LABEL_SET_NAME = 'General'

/**
 * Words that fit most recordings, to begin with. The colours are those of Okabe and Ito ("Color Universal Design", 2008),
 * which stay apart for every common form of colour blindness; black, which is the page's own, is left out.
 */
export const DEFAULT_LABELS: readonly DefaultLabel[] = [
  { name: 'Activity', color: '#0072b2', hotkey: '1', kind: 'interval' },
  { name: 'Finding', color: '#e69f00', hotkey: '2', kind: 'interval' },
  { name: 'Instrument', color: '#009e73', hotkey: '3', kind: 'interval' },
  { name: 'Poor visibility', color: '#cc79a7', hotkey: '4', kind: 'interval' },
  { name: 'Outside', color: '#56b4e9', hotkey: '5', kind: 'interval' },
  { name: 'Uncertain', color: '#f0e442', hotkey: '6', kind: 'interval' },
  { name: 'Landmark', color: '#d55e00', hotkey: '7', kind: 'point' },
]
