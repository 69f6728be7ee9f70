// npm test · npm run check: every gate, one after the other; a failure does not hide the next. Ends with "N passed, N failed".
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './steps/browser.mjs'
import { ensureFfmpeg } from './steps/ffmpeg.mjs'
import { ensureNginx } from './steps/nginx.mjs'
import { ensureBuild, prepare } from './steps/prepare.mjs'
import { environment, run, runStep } from './steps/run.mjs'

const withBrowser = !process.argv.includes('--no-browser')
const reports = mkdtempSync(join(tmpdir(), 'framemark-test-'))
const total = { passed: 0, failed: 0 }

const node = (title, ...args) => gate(title, runStep(title, process.execPath, args))

async function gate(title, running) {
  const code = await running
  if (code === 0) total.passed += 1
  else {
    total.failed += 1
    console.error(`FAILED: ${title}`)
  }
}

/** Adds the numbers of a test runner's own report; a runner that failed without a failed test counts as one. */
function add(title, code, passed, failed) {
  total.passed += passed
  total.failed += code !== 0 && failed === 0 ? 1 : failed
  if (code !== 0) console.error(`FAILED: ${title}`)
}

function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(reports, name), 'utf8'))
  } catch {
    return null
  }
}

await prepare()
await node('Format, lint and import rules', 'node_modules/@biomejs/biome/bin/biome', 'ci', '.')
await node('Types', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json')
await node('Purity of the core', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'lib/tsconfig.core.json')
await node('Dead files and dependencies', 'node_modules/knip/bin/knip.js', '--no-progress')

await ensureFfmpeg()
const unitReport = join(reports, 'unit.json')
const unit = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
const unitCode = await run(process.execPath, ['node_modules/vitest/vitest.mjs', ...unit])
const unitNumbers = readReport('unit.json')
add('Unit and integration tests', unitCode, unitNumbers?.numPassedTests ?? 0, unitNumbers?.numFailedTests ?? 0)

if (withBrowser) {
  const chromium = await ensureBrowser()
  if (chromium === null) total.failed += 1
  else {
    await ensureBuild()
    const nginx = await ensureNginx()
    const env = {
      ...environment,
      FRAMEMARK_CHROMIUM: chromium,
      ...(nginx === null ? {} : { FRAMEMARK_NGINX: nginx }),
      PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json'),
    }
    const code = await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test'], { env })
    const stats = readReport('e2e.json')?.stats
    add('End-to-end tests', code, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0)
  }
}

rmSync(reports, { recursive: true, force: true })
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
