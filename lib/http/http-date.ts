import { invariant } from '@/lib/result/invariant'
import { err, ok, type Result } from '@/lib/result/result'

declare const unit: unique symbol

/** Whole seconds since 1970-01-01T00:00:00Z: all that an HTTP date can hold. */
export type UnixSeconds = number & { readonly [unit]: 'UnixSeconds' }

/** `value` as whole seconds since 1970, rounded down; finite. */
export function unixSeconds(value: number): UnixSeconds {
  invariant(Number.isFinite(value), `seconds since 1970 are finite, got ${value}`)
  return Math.floor(value) as UnixSeconds
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const TIME = '(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})'
const SHORT_DAY = `(?:${DAYS.join('|')})`
const LONG_DAY = '(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)'
const MONTH = `(?<month>${MONTHS.join('|')})`

const IMF_FIXDATE = new RegExp(`^${SHORT_DAY}, (?<day>\\d{2}) ${MONTH} (?<year>\\d{4}) ${TIME} GMT$`)
const RFC_850 = new RegExp(`^${LONG_DAY}, (?<day>\\d{2})-${MONTH}-(?<year>\\d{2}) ${TIME} GMT$`)
const ASCTIME = new RegExp(`^${SHORT_DAY} ${MONTH} (?<day>\\d{2}| \\d) ${TIME} (?<year>\\d{4})$`)

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** `at` in the one form that may be sent, IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7). */
export function formatHttpDate(at: UnixSeconds): string {
  const date = new Date(at * 1000)
  const day = `${DAYS[date.getUTCDay()]}, ${pad(date.getUTCDate(), 2)}`
  const month = `${MONTHS[date.getUTCMonth()]} ${pad(date.getUTCFullYear(), 4)}`
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map((part) => pad(part, 2)).join(':')
  return `${day} ${month} ${clock} GMT`
}

/**
 * A date in one of the three forms a recipient must accept: IMF-fixdate, RFC 850, asctime (RFC 9110 section 5.6.7).
 *
 * `now` decides the century of an RFC 850 date, whose year has two digits: a date more than 50 years ahead is in the
 * past. The name of the weekday must be one, but it is not checked against the date. Second 60 is a leap second.
 */
export function parseHttpDate(text: string, now: UnixSeconds): Result<UnixSeconds, 'not-a-date'> {
  const full = IMF_FIXDATE.exec(text) ?? ASCTIME.exec(text)
  if (full?.groups !== undefined) return fromParts(full.groups, Number(full.groups['year']))
  const short = RFC_850.exec(text)
  if (short?.groups === undefined) return err('not-a-date')
  const thisYear = new Date(now * 1000).getUTCFullYear()
  const year = thisYear - (thisYear % 100) + Number(short.groups['year'])
  return fromParts(short.groups, year > thisYear + 50 ? year - 100 : year)
}

function fromParts(parts: Record<string, string>, year: number): Result<UnixSeconds, 'not-a-date'> {
  const [day, hour, minute, second] = ['day', 'hour', 'minute', 'second'].map((name) => Number(parts[name]))
  const month = MONTHS.indexOf(parts['month'] ?? '')
  if (day === undefined || hour === undefined || minute === undefined || second === undefined) return err('not-a-date')
  if (hour > 23 || minute > 59 || second > 60) return err('not-a-date')
  const midnight = new Date(0)
  midnight.setUTCFullYear(year, month, day)
  if (midnight.getUTCDate() !== day) return err('not-a-date')
  return ok(unixSeconds(midnight.getTime() / 1000 + hour * 3600 + minute * 60 + second))
}
