import 'server-only'

/** Whose documents the gold ones are. Nobody signs in as this user, and nobody is shown it as a person. */
export const GOLD_USER_ID = 'gold'
