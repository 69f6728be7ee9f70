import 'server-only'
import { processWide } from '@/lib/server/process-wide'
import { randomCode } from './random-code'

const slot = processWide<string>('setup-code')

/** The code by which the first administrator is made, XXXX-XXXX-XXXX: 58 random bits. Made once in the life of a process. */
export function setupCode(): string {
  slot.value ??= randomCode(3)
  return slot.value
}

/** Whether `text` is the code; upper or lower case, with or without hyphens and spaces. */
export const isSetupCode = (text: string): boolean => plain(text) === plain(setupCode())

const plain = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
