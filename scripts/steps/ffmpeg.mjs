import { spawnSync } from 'node:child_process'
import { runStep } from './run.mjs'

/**
 * Whether the system has an ffmpeg and an ffprobe, which the tests of the media engine make their files with and hold its
 * measurements against; where it is possible, they are installed now. The application itself never needs them.
 */
export async function ensureFfmpeg() {
  if (isThere()) return true
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    await runStep('Reading Debian’s package lists', 'apt-get', ['update', '-qq'])
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const args = ['install', '-y', '-qq', '--no-install-recommends', 'ffmpeg']
    await runStep('Installing ffmpeg with apt-get', 'apt-get', args, { env })
  }
  if (isThere()) return true
  console.error('No ffmpeg was found: the tests of the media engine fail. Install it with "apt-get install ffmpeg".')
  return false
}

const isThere = () => ['ffmpeg', 'ffprobe'].every((program) => spawnSync(program, ['-version']).status === 0)
