import 'server-only'

/**
 * What a page may load and who may show it. Everything comes from this server and nothing goes anywhere else: footage
 * in a page cannot leave it. Inline scripts are Next's own, by which a page gets its contents; `blob:` is for decoded
 * frames and workers.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers of every page. In development the bundler's own tools need more than {@link POLICY} allows. */
export const pageHeaders = (isDevelopment: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': isDevelopment ? "frame-ancestors 'none'" : POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
})
