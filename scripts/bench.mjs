// npm run bench: builds what is measured, then measures it.
import { ensureBuild, prepare } from './steps/prepare.mjs'
import { run, typescript, typescriptEnvironment } from './steps/run.mjs'

await prepare()
await ensureBuild()
process.exitCode = await run(process.execPath, [...typescript, 'bench/run.ts', ...process.argv.slice(2)], {
  env: typescriptEnvironment,
})
