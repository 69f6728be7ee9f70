import sirv from 'sirv'
import { folder, serve } from './file-server'

// npm `sirv` on node:http, as in production: it looks at the folder once, at the start.
serve(sirv(folder, { etag: true }))
