// npm run framemark -- <command>: the command line, ready to run on a fresh clone.
import { prepare } from './steps/prepare.mjs'
import { run, typescript, typescriptEnvironment } from './steps/run.mjs'

await prepare()
process.exitCode = await run(process.execPath, [...typescript, 'cli/main.ts', ...process.argv.slice(2)], {
  env: typescriptEnvironment,
})
