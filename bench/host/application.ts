import { freePort } from './free-port'
import type { Library } from './library'
import { type Program, startProgram, typescript } from './program'

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
})

/** The built application as people run it. `port` 0 takes any that is free; `extra` are more settings. */
export const startApplication = (
  library: Library,
  port = 0,
  extra: Readonly<Record<string, string>> = {},
): Promise<Program> =>
  startProgram({
    name: 'the built application',
    args: typescript('server/main.ts'),
    env: { ...settings(library, port), ...extra },
  })

/** The built application without its own server: every request goes through a route handler of the framework. */
export async function startRoutes(library: Library): Promise<Program> {
  const port = await freePort()
  return startProgram({
    name: 'next start',
    args: ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    env: settings(library, port),
    url: `http://127.0.0.1:${port}`,
  })
}
