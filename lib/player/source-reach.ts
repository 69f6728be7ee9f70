/**
 * What the server answered when asked for the first two bytes of the media. `isPartial`: with 206, so that seeking
 * works. `signed-out`: with the wish to know who asks. `refused`: with an error that trying again will not mend; `message` is the server's sentence.
 */
export type SourceReach =
  | { readonly kind: 'reachable'; readonly isPartial: boolean }
  | { readonly kind: 'busy' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly message: string }
