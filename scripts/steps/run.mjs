import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

// Settings of this installation; what is set in the environment already wins.
if (existsSync(`${root}.env`)) process.loadEnvFile(`${root}.env`)

/** The environment of every program we start: no dependency downloads anything by itself, nobody phones home. */
export const environment = {
  ...process.env,
  SKIP_FFMPEG: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
}

/** The arguments that make Node run our TypeScript; `environment` needs TSX_TSCONFIG_PATH beside them. */
export const typescript = ['--import', 'tsx']
export const typescriptEnvironment = { ...environment, TSX_TSCONFIG_PATH: `${root}tsconfig.node.json` }

/** Runs a program on this terminal; gives back its exit code. `onSpawn` is given the child, to pass signals on. */
export function run(command, args, { onSpawn, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: environment, stdio: 'inherit', ...options })
    onSpawn?.(child)
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

/** Runs a program quietly under one line that shows how long it takes; its output appears only if it fails. */
export async function runStep(title, command, args, options = {}) {
  const startedAt = Date.now()
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1)
  const draw = (mark, end) =>
    process.stderr.isTTY && process.stderr.write(`\r\x1b[K${mark} ${title} (${seconds()} s)${end}`)
  if (!process.stderr.isTTY) process.stderr.write(`… ${title}\n`)
  const timer = setInterval(() => draw('…', ''), 200)
  const { code, output } = await capture(command, args, options)
  clearInterval(timer)
  if (process.stderr.isTTY) draw(code === 0 ? '✓' : '✗', '\n')
  else process.stderr.write(`${code === 0 ? '✓' : '✗'} ${title} (${seconds()} s)\n`)
  if (code !== 0) process.stderr.write(output)
  return code
}

/** Like {@link runStep}, but a failure ends the whole command. */
export async function mustRunStep(title, command, args, options) {
  const code = await runStep(title, command, args, options)
  if (code !== 0) process.exit(code)
}

function capture(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const chunks = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.once('error', (error) => resolve({ code: 1, output: `${error.message}\n` }))
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}
