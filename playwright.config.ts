import { defineConfig } from '@playwright/test'

const chromium = process.env['FRAMEMARK_CHROMIUM']

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // Each worker has a server and a data folder of its own. Tests of a file stay together and in order.
  workers: 2,
  fullyParallel: false,
  // A second try in a fresh browser and server: what passes only then is listed as flaky, by name.
  retries: 1,
  timeout: 180_000,
  // Two browsers, two servers and their media engines share what may be two cores.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Recording what a page does costs about as much as the page; the second try is recorded.
    trace: 'on-first-retry',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
})
