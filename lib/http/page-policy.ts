/** The header in which a page's policy is sent, and by which the server tells its own pages which nonce is theirs. */
export const CONTENT_POLICY = 'content-security-policy'

/**
 * The style element that notices put into a page by themselves (sonner), by its hash: as it is made, empty, and as it is
 * filled. A test holds it against the installed package.
 */
export const NOTICE_STYLES = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
] as const

/**
 * What a page may load and who may show it (W3C, Content Security Policy Level 3). Everything comes from this server and
 * nothing goes anywhere else: footage in a page cannot leave it.
 *
 * `nonce` is of one answer. Scripts run only with it, or because a script that has it asked for them: text that got into a
 * page by mistake is never run. Attributes named `style` are let be: they load and send nothing, and places on a timeline
 * are said by them. `blob:` is for decoded pictures, and for the workers that pack an export.
 */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}' ${NOTICE_STYLES.join(' ')}`,
    "style-src-attr 'unsafe-inline'",
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "manifest-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** What a file of the build may where it runs on its own, as a worker: it loads its parts, fetches, and hashes (WebAssembly). */
export const FILE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The nonce of a policy; undefined where there is none. */
export const nonceOf = (policy: string | null): string | undefined =>
  policy?.match(/'nonce-([A-Za-z0-9+/_-]+={0,2})'/)?.[1]
