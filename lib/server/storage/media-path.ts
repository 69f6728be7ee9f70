import 'server-only'
import { join } from 'node:path'
import { dataFolder } from './data-folder'

/**
 * Where the file of a storage key lies, absolute, for programs that open it themselves. Only for a file that
 * open-media-file has opened: it is what refuses keys and links that lead out of the media folder.
 */
export const mediaPath = (storageKey: string): string => join(dataFolder().media, storageKey)
