import 'server-only'

/**
 * The folder of the checkout, absolute: every program of it is started there. Not derived from import.meta.url, which a
 * bundler rewrites.
 */
export const projectRoot = (): string => process.cwd()
