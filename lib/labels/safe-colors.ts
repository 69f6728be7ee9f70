import { colorDistance, contrastOf, VISIONS, type Vision } from './color-vision'

/**
 * Colours that stay apart from each other for every common form of colour blindness and stand out from the dark page that
 * videos are labeled on. The first seven are those of Okabe and Ito ("Color Universal Design", 2008); the rest were chosen
 * by {@link colorDistance} to lie far from them.
 */
export const SAFE_COLORS: readonly { readonly color: string; readonly name: string }[] = [
  { color: '#0072b2', name: 'blue' },
  { color: '#e69f00', name: 'orange' },
  { color: '#009e73', name: 'bluish green' },
  { color: '#cc79a7', name: 'pink' },
  { color: '#56b4e9', name: 'sky blue' },
  { color: '#f0e442', name: 'yellow' },
  { color: '#d55e00', name: 'vermilion' },
  { color: '#bbbbbb', name: 'grey' },
  { color: '#b07aff', name: 'violet' },
  { color: '#88ccee', name: 'pale blue' },
  { color: '#ddcc77', name: 'sand' },
  { color: '#aa4499', name: 'purple' },
]

/** What bars are drawn on: the canvas of the workspace, which is dark whatever the system is. */
const CANVAS = '#0d0f12'

/** Of parts of a page that mean something. Source: WCAG 2.2, 1.4.11. */
const LEAST_CONTRAST = 3

/** Two colours nearer than this in OKLab are taken for each other when they are not side by side. */
const LEAST_DISTANCE = 0.05

/** Whether a bar of this colour stands out from the page. */
export const standsOut = (color: string): boolean => contrastOf(color, CANVAS) >= LEAST_CONTRAST

/** The kinds of sight by which the two colours can be taken for each other; none if they stay apart for everybody. */
export const confusedBy = (a: string, b: string): readonly Vision[] =>
  VISIONS.filter((vision) => colorDistance(a, b, vision) < LEAST_DISTANCE)

/** The safe colour that lies farthest from every one of `used`, for the kind of sight that tells them apart worst. */
export function suggestColor(used: readonly string[]): string {
  const room = (color: string) =>
    Math.min(...used.flatMap((other) => VISIONS.map((vision) => colorDistance(color, other, vision))))
  const [first, ...rest] = SAFE_COLORS.map(({ color }) => color)
  return rest.reduce((best, color) => (room(color) > room(best) ? color : best), first ?? '#0072b2')
}
