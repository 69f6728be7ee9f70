import 'server-only'
import {
  AVERROR_EAGAIN,
  AVERROR_EOF,
  FFmpegError,
  Filter,
  type FilterContext,
  FilterGraph,
  FilterInOut,
  type Frame,
} from 'node-av'

/** Filters of FFmpeg between a source and a sink. */
export type Filters = Disposable & {
  /** Gives `frame` to the filters (null: no more come) and stops at each one that comes into `result`. */
  readonly apply: (frame: Frame | null, result: Frame) => AsyncGenerator<void>
}

/** What a source of a graph is made with: the name of the filter and its arguments. */
export type FilterSource = { readonly name: 'buffer' | 'abuffer'; readonly args: string }

/** The filters of `description` (FFmpeg's syntax) for frames that come as `source` says. */
export async function openFilters(source: FilterSource, description: string, threads: number): Promise<Filters> {
  const graph = new FilterGraph()
  graph.alloc()
  graph.nbThreads = threads
  const input = create(graph, source.name, 'in', source.args)
  const output = create(graph, source.name === 'buffer' ? 'buffersink' : 'abuffersink', 'out', null)
  // The names are those of the ends of the description: its input is our source, its output our sink.
  const outputs = FilterInOut.createList([{ name: 'in', filterCtx: input, padIdx: 0 }])
  const inputs = FilterInOut.createList([{ name: 'out', filterCtx: output, padIdx: 0 }])
  FFmpegError.throwIfError(graph.parsePtr(description, inputs, outputs), 'preparing the filters')
  FFmpegError.throwIfError(await graph.config(), 'connecting the filters')

  async function* apply(frame: Frame | null, result: Frame): AsyncGenerator<void> {
    FFmpegError.throwIfError(await input.buffersrcAddFrame(frame), 'filtering')
    for (;;) {
      const code = await output.buffersinkGetFrame(result)
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return
      FFmpegError.throwIfError(code, 'filtering')
      yield
      result.unref()
    }
  }
  return { apply, [Symbol.dispose]: () => graph.free() }
}

function create(graph: FilterGraph, filterName: string, name: string, args: string | null): FilterContext {
  const filter = Filter.getByName(filterName)
  const context = filter === null ? null : graph.createFilter(filter, name, args)
  if (context === null) throw new Error(`The media engine cannot filter: ${filterName} ${args ?? ''} was refused.`)
  return context
}
