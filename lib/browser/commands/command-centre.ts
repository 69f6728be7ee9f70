import type { CommandSpec } from '@/lib/commands/command'

/** What a command does. `onRelease` follows when its key is let go, or the page is no longer told of keys. */
export type CommandHandler = {
  readonly onPress: () => void
  readonly onRelease?: () => void
  /** Why it cannot be done now, as a sentence without a full stop; null where it can. */
  readonly whyNot?: () => string | null
}

/** Handlers by the id of their command. */
export type CommandHandlers = Readonly<Record<string, CommandHandler | (() => void)>>

/** Where whoever can do a command says so, and whoever asks for one finds it. */
export type CommandCentre = {
  /** Takes these handlers, before any other of the same command; ends when the function it gives back is called. */
  readonly offer: (handlers: CommandHandlers) => () => void
  /** The handler of `command`; null while nobody on the page can do it. */
  readonly handlerOf: (command: Pick<CommandSpec, 'id'>) => CommandHandler | null
}

export function createCommandCentre(): CommandCentre {
  let offers: readonly CommandHandlers[] = []
  return {
    offer: (handlers) => {
      offers = [handlers, ...offers]
      return () => {
        offers = offers.filter((each) => each !== handlers)
      }
    },
    handlerOf: ({ id }) => {
      const handler = offers.find((each) => each[id] !== undefined)?.[id]
      if (handler === undefined) return null
      return typeof handler === 'function' ? { onPress: handler } : handler
    },
  }
}
