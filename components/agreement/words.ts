import type { Figure } from '@/lib/agreement/figure'
import type { AgreementReport } from '@/lib/agreement/schema'

/** A measure to two places; a dash for one that is not defined, whose reason is told beside it. */
export const formatFigure = ({ value }: Figure): string => (value === null ? '–' : value.toFixed(2))

/** The same for who hears it. */
export const sayFigure = (figure: Figure): string => figure.reason ?? formatFigure(figure)

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** A, B, C in place of names: after 26 people A1 and so on. */
export const blindName = (nth: number): string =>
  `${String.fromCharCode(65 + (nth % 26))}${nth < 26 ? '' : Math.floor(nth / 26)}`

export const labelOf = (
  { labels }: Pick<AgreementReport, 'labels'>,
  labelId: string,
): { readonly name: string; readonly color: string } =>
  labels.find(({ id }) => id === labelId) ?? { name: 'A label that was removed', color: '#888888' }

/** How large an agreement beyond chance is, in words. Source: Landis and Koch 1977, a convention and no more. */
export function strengthWords({ value }: Figure): string {
  if (value === null) return 'not defined'
  if (value < 0) return 'less than chance'
  return STRENGTHS.find(({ upTo }) => value <= upTo)?.words ?? 'almost perfect'
}

const STRENGTHS = [
  { upTo: 0.2, words: 'slight' },
  { upTo: 0.4, words: 'fair' },
  { upTo: 0.6, words: 'moderate' },
  { upTo: 0.8, words: 'substantial' },
] as const
