import { createReadStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { folder, serve } from './file-server'

// The second thing: ranges, read in pieces of 8 KiB and piped, with nobody closing the file when the client leaves.
serve((request, response) => {
  const path = join(folder, request.url ?? '/')
  const { size } = statSync(path)
  const [first = '0', last = ''] = request.headers.range?.replace('bytes=', '').split('-') ?? []
  const start = Number(first)
  const end = last === '' ? size - 1 : Number(last)
  response.writeHead(206, {
    'content-type': 'video/mp4',
    'content-length': end - start + 1,
    'content-range': `bytes ${start}-${end}/${size}`,
  })
  createReadStream(path, { start, end, highWaterMark: 8 * 1024 }).pipe(response)
})
