import 'server-only'

/**
 * The header in which the server tells its own code from where a request came. What a client sends by this name is
 * overwritten (server/client-address.ts).
 */
export const CLIENT_ADDRESS_HEADER = 'x-framemark-client-address'

/** Where a request came from; null under a server that does not say. */
export const clientAddress = (request: Request): string | null => request.headers.get(CLIENT_ADDRESS_HEADER)
