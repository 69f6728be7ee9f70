import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runStep } from './run.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const ADVICE = `No Chromium was found and none could be installed. Do one of these:
  - install chromium or google-chrome with your system's package manager,
  - set FRAMEMARK_CHROMIUM to the path of one,
  - run: npx playwright install --with-deps chromium`

/**
 * The path of a Chromium to test with: the one in FRAMEMARK_CHROMIUM, the system's, Playwright's own, or one that is
 * installed now. Null, with advice on the terminal, where there is none to be had.
 */
export async function ensureBrowser() {
  const named = process.env['FRAMEMARK_CHROMIUM']
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    console.error(`FRAMEMARK_CHROMIUM is ${named}, and there is no such file.`)
    return null
  }
  const found = onPath() ?? (await playwrightsOwn())
  if (found !== null) return found
  await runStep('Installing Chromium with Playwright', process.execPath, [
    'node_modules/@playwright/test/cli.js',
    'install',
    '--with-deps',
    'chromium',
  ])
  const installed = await playwrightsOwn()
  if (installed !== null) return installed
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    await runStep('Reading Debian’s package lists', 'apt-get', ['update', '-qq'])
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runStep('Installing Chromium with apt-get', 'apt-get', ['install', '-y', '-qq', 'chromium'], { env })
  }
  const last = onPath()
  if (last === null) console.error(ADVICE)
  return last
}

function onPath() {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path)) ?? null
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return path !== '' && existsSync(path) ? path : null
}
