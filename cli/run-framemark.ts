import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * For tests: runs the command line on a data folder of the test's own, as the person in `folder` would. `program` is where
 * it is installed: here, unless said.
 */
export function runFramemark(
  folder: string,
  args: readonly string[],
  program = process.cwd(),
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const env = {
    ...process.env,
    TSX_TSCONFIG_PATH: 'tsconfig.node.json',
    FRAMEMARK_DATA_DIR: join(folder, 'data'),
    FRAMEMARK_LOG_LEVEL: 'warn',
    INIT_CWD: folder,
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], { env, cwd: program })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })))
}
