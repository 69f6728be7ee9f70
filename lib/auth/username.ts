/** What a username is made of. Upper and lower case are the same name. */
export const USERNAME_PATTERN = /^[A-Za-z0-9._-]{3,30}$/

/** {@link USERNAME_PATTERN} in words. */
export const USERNAME_RULE = '3 to 30 letters, digits, dots, - and _'

/** A username as it is compared and kept. */
export const normalizeUsername = (username: string): string => username.toLowerCase()
