import { Command } from 'commander'
import { addDoctor } from './doctor-command'
import { addExport } from './export-command'
import { addImport } from './import-command'
import { addImportSegments } from './import-segments-command'
import { addReindex } from './reindex-command'
import { addToken } from './token-command'
import { addUser } from './user-command'

const program = new Command('framemark')
  .description('Label time segments of long videos, exact to the frame.')
  .showHelpAfterError('(framemark --help lists the commands and their options)')

addImport(program)
addDoctor(program)
addReindex(program)
addExport(program)
addImportSegments(program)
addUser(program)
addToken(program)

try {
  await program.parseAsync()
} catch (error) {
  const isDebugging = process.env['FRAMEMARK_LOG_LEVEL'] === 'debug'
  const message = error instanceof Error ? ((isDebugging ? error.stack : undefined) ?? error.message) : String(error)
  console.error(`framemark: ${isDebugging ? message : message.split('\n')[0]}`)
  process.exitCode = 1
}
