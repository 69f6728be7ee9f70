// npm run bench [-- table [options]]: builds what is measured, then measures it.
import { ensureBuild, prepare } from './steps/prepare.mjs'
import { run, typescript, typescriptEnvironment } from './steps/run.mjs'

const TABLES = {
  streaming: 'speed of byte ranges, beside other servers of the same file [--quick]',
  ingest: 'speed and memory of measuring a video and making its copies [--minutes 1]',
  library: 'ten thousand videos: how fast they are listed, searched and scrolled [--videos 10000 | --quick]',
  player: 'how soon frames are seen in Chromium, beside the plain media element [--minutes 1 | --quick]',
  timeline: 'ten thousand segments on six hours: how long a frame takes to draw [--segments 10000 | --quick]',
  editing: 'from a key press to the bar on screen, and to the edit on disk [--quick]',
  soak: 'many clients, files that change, a server that restarts: is every byte right? [--minutes 10 | --quick]',
}
const list = Object.entries(TABLES).map(([name, about]) => `  npm run bench -- ${name.padEnd(10)} ${about}`)

const given = process.argv.slice(2)
const isNamed = given[0] !== undefined && !given[0].startsWith('-')
const name = isNamed ? given[0] : 'streaming'
const options = isNamed ? given.slice(1) : given

if (!Object.hasOwn(TABLES, name)) {
  console.error(`There is no table "${name}". There are:\n${list.join('\n')}`)
  process.exit(2)
}
if (!isNamed) console.error(`The tables:\n${list.join('\n')}\nThis is ${name}.`)
await prepare()
await ensureBuild()
process.exitCode = await run(process.execPath, [...typescript, `bench/${name}.ts`, ...options], {
  env: typescriptEnvironment,
})
