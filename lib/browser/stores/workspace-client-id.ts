const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A fresh id of 21 letters, digits, - and _: 126 random bits. Works on insecure origins, where randomUUID does not. */
export const newClientId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(21)), (byte) => ALPHABET[byte & 63]).join('')
