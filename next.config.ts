import type { NextConfig } from 'next'

const config: NextConfig = {
  // Bytes of video are never compressed, and the front server compresses the rest.
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Native or self-locating packages are loaded by Node, not bundled.
  serverExternalPackages: [
    '@libsql/client',
    '@prisma/adapter-libsql',
    '@prisma/client',
    '@tus/file-store',
    '@tus/server',
    'better-auth',
    'node-av',
    'pino',
    'prom-client',
  ],
  typedRoutes: true,
}

export default config
