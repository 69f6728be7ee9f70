import 'server-only'

/** The id of the one person there is until there is sign-in. */
export const LOCAL_USER_ID = 'local'
