import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isMarked } from './fingerprint.mjs'
import { environment, mustRunStep, root } from './run.mjs'

const MINIMUM_NODE = [20, 19]

/** Ends with one clear line where this Node cannot run Framemark. */
function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return
  console.error(`Framemark needs Node ${MINIMUM_NODE.join('.')} or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Installs the dependencies of package-lock.json unless exactly these are installed (docs/decisions/0007). */
async function ensureDependencies() {
  const mark = 'node_modules/.framemark-installed'
  const wanted = () => fingerprint(['package.json', 'package-lock.json', '.npmrc'])
  if (isMarked(mark, wanted())) return
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await mustRunStep('Installing dependencies', npm, ['install', '--include=dev', '--no-audit', '--no-fund'])
  writeFileSync(join(root, mark), wanted())
}

/** Generates the database client unless it is the schema's. */
async function ensureClient() {
  const mark = 'lib/server/db/generated/.fingerprint'
  const wanted = fingerprint(['prisma/schema.prisma', 'package-lock.json'])
  if (isMarked(mark, wanted)) return
  // The command line of Prisma wants a schema engine, which it would download; generating does not use it, so any file serves.
  const env = { ...environment, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }
  const args = ['node_modules/prisma/build/index.js', 'generate', '--schema', 'prisma/schema.prisma']
  await mustRunStep('Generating the database client', process.execPath, args, { env })
  writeFileSync(join(root, mark), wanted)
}

/** Builds the application unless the build is of these sources. */
export async function ensureBuild() {
  const mark = '.next/.framemark-sources'
  const sources = [
    'app',
    'components',
    'lib',
    'next.config.ts',
    'tsconfig.json',
    'postcss.config.mjs',
    'package-lock.json',
  ]
  const wanted = fingerprint([...sources, 'prisma/schema.prisma'])
  if (existsSync(join(root, '.next/BUILD_ID')) && isMarked(mark, wanted)) return
  await mustRunStep('Building the application', process.execPath, ['node_modules/next/dist/bin/next', 'build'])
  writeFileSync(join(root, mark), wanted)
}

/** What every command needs before it can do anything. */
export async function prepare() {
  requireNode()
  await ensureDependencies()
  await ensureClient()
}
