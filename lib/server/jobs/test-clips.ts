import 'server-only'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A short film in AVI with MPEG-4 Part 2, which no browser plays, at `path`; made by the ffmpeg of the system. */
export async function makeAvi(path: string, seconds = 3): Promise<string> {
  const source = `testsrc2=size=320x240:rate=25:duration=${seconds}`
  await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, '-c:v', 'mpeg4', '-q:v', '4', path])
  return path
}
