const UNKNOWN = 'application/octet-stream'

// Never guessed from bytes or from a file name: the container was measured when the video was imported.
const MEDIA_TYPE_OF_CONTAINER: ReadonlyMap<string, string> = new Map([
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['webm', 'video/webm'],
  // Registered by RFC 9559. Chromium plays Matroska under this name; it decides by the bytes.
  ['mkv', 'video/matroska'],
])

/**
 * The Content-Type of a container by its short name: `mp4`, `mov`, `webm`, `mkv`, in any case.
 * Another container is `application/octet-stream`: downloaded, never rendered.
 */
export const mediaTypeOf = (container: string): string =>
  MEDIA_TYPE_OF_CONTAINER.get(container.toLowerCase()) ?? UNKNOWN
