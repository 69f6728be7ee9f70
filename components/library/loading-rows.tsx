const PLACEHOLDERS = ['first', 'second', 'third', 'fourth']

/** Where rows will be. */
export function LoadingRows() {
  return (
    <div role="status" aria-label="Loading videos" className="animate-pulse">
      {PLACEHOLDERS.map((key) => (
        <div key={key} className="flex h-28 items-center gap-5 border-b border-line px-3">
          <div className="h-[84px] w-[150px] rounded-md bg-raised" />
          <div className="space-y-2">
            <div className="h-4 w-64 rounded bg-raised" />
            <div className="h-3 w-44 rounded bg-raised" />
          </div>
        </div>
      ))}
    </div>
  )
}
