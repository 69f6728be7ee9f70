import send from 'send'
import { folder, serve } from './file-server'

// npm `send` on node:http: what Express serves files with.
serve((request, response) => {
  send(request, request.url ?? '/', { root: folder, dotfiles: 'allow' }).pipe(response)
})
