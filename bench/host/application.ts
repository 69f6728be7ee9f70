import { ADMINISTRATOR_SETTINGS, signInByHttp } from '@/e2e/fixtures/credentials'
import { freePort } from './free-port'
import type { Library } from './library'
import { type Launch, type Program, startProgram, typescript } from './program'

/** What every way of starting the application is told: nobody is refused for asking too much at once. */
const settings = ({ folder }: Library, port: number): Record<string, string> => ({
  FRAMEMARK_DATA_DIR: folder,
  FRAMEMARK_SAMPLE: 'off',
  FRAMEMARK_LOG_LEVEL: 'error',
  FRAMEMARK_STREAMS: '100000',
  FRAMEMARK_STREAMS_PER_USER: '100000',
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: String(port),
  ...ADMINISTRATOR_SETTINGS,
})

/** The built application as people run it, signed in to. `port` 0 takes any that is free; `extra` are more settings. */
export const startApplication = (
  library: Library,
  port = 0,
  extra: Readonly<Record<string, string>> = {},
): Promise<Program> =>
  signedIn({
    name: 'the built application',
    args: typescript('server/main.ts'),
    env: { ...settings(library, port), ...extra },
  })

/**
 * The built application without its own server: every request goes through a route handler of the framework. Somebody
 * has to have started {@link startApplication} on `library` before: the administrator is made there.
 */
export async function startRoutes(library: Library): Promise<Program> {
  const port = await freePort()
  return signedIn({
    name: 'next start',
    args: ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    env: settings(library, port),
    url: `http://127.0.0.1:${port}`,
  })
}

/** Starts a server and signs its administrator in, whose cookie goes with every request of a load (`cookieFor`). */
async function signedIn(launch: Launch): Promise<Program> {
  const program = await startProgram(launch)
  try {
    await signInByHttp(program.url)
  } catch (error) {
    await program.stop()
    throw error
  }
  return program
}
