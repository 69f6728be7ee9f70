/** `text` as a finite number in plain decimal form, with a point; null if it is none. Empty is none, not 0. */
export function plainNumber(text: string): number | null {
  const trimmed = text.trim()
  const value = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : Number.NaN
  return Number.isFinite(value) ? value : null
}

/** Exact frames a second of `text` (`30000/1001`, `25`, `29.97`); null if it says none. */
export function plainRate(text: string): number | null {
  const [num = '', den = '1'] = text.split('/')
  const [above, below] = [plainNumber(num), plainNumber(den)]
  return above === null || below === null || above <= 0 || below <= 0 ? null : above / below
}

/**
 * A time in seconds as a place takes it: whole milliseconds where the text has at most three decimals, because that is
 * what was rounded, else seconds.
 */
export const timeUnit = (texts: readonly string[]): 'millisecond' | 'second' =>
  texts.every((text) => /^\s*[+-]?\d+(\.\d{1,3})?\s*$/.test(text)) ? 'millisecond' : 'second'

/** Seconds in decimal form as whole milliseconds. */
export const wholeMilliseconds = (seconds: number): number => Math.round(seconds * 1000)
