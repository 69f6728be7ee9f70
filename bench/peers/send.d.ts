/** The npm package that Express serves files with; here only to be measured against. */
declare module 'send' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  export default function send(
    request: IncomingMessage,
    path: string,
    options?: { readonly root?: string; readonly dotfiles?: 'allow' | 'deny' | 'ignore' },
  ): { pipe(response: ServerResponse): void }
}
