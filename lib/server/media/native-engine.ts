import 'server-only'

/** What decodes and encodes cannot be loaded here: no task that needs it can be done, whatever its file. */
export class NativeEngineUnavailable extends Error {}

/**
 * Loads node-av, the native half of the engine. Every task that needs it calls this before it imports anything else, so
 * that a machine for which there is no build (ERR_DLOPEN_FAILED, module not found …) is told from a broken file.
 * Throws {@link NativeEngineUnavailable} with a sentence for people.
 */
export async function loadNativeEngine(): Promise<typeof import('node-av')> {
  try {
    return await import('node-av')
  } catch (error) {
    throw new NativeEngineUnavailable(
      `Videos cannot be decoded or converted on this machine: the native media engine could not be loaded (${causeOf(error)}). Install Framemark with its optional dependencies, on a system that node-av has a build for.`,
    )
  }
}

/** The line that says most: that of the system's loader, if there is one. */
function causeOf(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/ imported from .*/, '')
  const lines = message.split('\n').map((line) => line.trim().replace(/\.$/, ''))
  const telling = lines.find((line) => /failed|cannot|not found|no such/i.test(line)) ?? lines[0] ?? ''
  return telling.slice(0, 300)
}
