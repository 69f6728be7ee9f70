import 'server-only'

const NAMES = '(?:password|secret|token|hash|cookie|authorization|signature)'

/** What gives something away, and what stays of it. The quotes within a line of JSON may be escaped. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bfm_[A-Za-z0-9_-]{8,}/g, 'fm_[hidden]'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi, '$1 [hidden]'],
  [new RegExp(`(${NAMES}=)[^\\s&;"'\\\\]+`, 'gi'), '$1[hidden]'],
  [new RegExp(`(${NAMES}\\\\*["']?\\s*:\\s*\\\\*["'])[^"'\\\\]+`, 'gi'), '$1[hidden]'],
  [/((?:https?:\/\/[^\s"'?\\]+|\/[\w%./()[\]-]*)\?)[^\s"'\\]+=[^\s"'\\]*/g, '$1[hidden]'],
]

/**
 * A line of the log without passwords, tokens, cookies and query strings that came into it with the words of somebody
 * else's error: a database tells the values it was given, a fetch the address it asked. The last net; nobody relies on it.
 */
export const withoutSecrets = (line: string): string =>
  SECRETS.reduce((text, [pattern, kept]) => text.replace(pattern, kept), line)
