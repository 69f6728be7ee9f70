import 'server-only'

/**
 * The folder of the checkout, absolute. Programs are started in it; whoever starts one elsewhere names it in
 * FRAMEMARK_ROOT. Not derived from import.meta.url, which a bundler rewrites.
 */
export const projectRoot = (): string => process.env['FRAMEMARK_ROOT'] ?? process.cwd()
