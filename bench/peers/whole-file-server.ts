import { createReadStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { folder, serve } from './file-server'

// The first thing that comes to mind: the whole file, whatever the Range. To seek is to download everything before.
serve((request, response) => {
  const path = join(folder, request.url ?? '/')
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': statSync(path).size })
  createReadStream(path).pipe(response)
})
