import { z } from 'zod'

/**
 * Whether `text` comes back from every database as it went in: it holds no NUL, at which SQLite's text ends and which
 * PostgreSQL refuses, and no half of a surrogate pair, which UTF-8 cannot say.
 */
export const isStorableText = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text)

/** Text from outside of at most `most` UTF-16 code units that is kept exactly as it was sent, or refused. */
export const storableText = (most: number) =>
  z.string().max(most).refine(isStorableText, 'text without the character NUL and without halves of characters')
