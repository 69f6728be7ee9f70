// npm start · npm run dev: from a fresh clone to a served page.
import { ensureBuild, prepare } from './steps/prepare.mjs'
import { run, typescript, typescriptEnvironment } from './steps/run.mjs'

const isDevelopment = process.argv.includes('--dev')

await prepare()
if (!isDevelopment) await ensureBuild()

// A terminal sends Ctrl+C to both processes itself; every other signal comes here only and is passed on.
process.on('SIGINT', () => process.stdin.isTTY || child?.kill('SIGINT'))
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child?.kill(signal))
// npm ends at a signal without passing it on through its shell: being left alone means the same as being told to stop.
const starter = process.ppid
setInterval(() => process.ppid !== starter && child?.kill('SIGTERM'), 500).unref()
let child
process.exitCode = await run(process.execPath, [...typescript, 'server/main.ts', ...process.argv.slice(2)], {
  env: { ...typescriptEnvironment, NODE_ENV: isDevelopment ? 'development' : 'production' },
  onSpawn: (started) => {
    child = started
  },
})
