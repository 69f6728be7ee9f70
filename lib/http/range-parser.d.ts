/** The npm package that Express and `send` parse ranges with; here only to be compared with. */
declare module 'range-parser' {
  export default function rangeParser(
    size: number,
    header: string,
    options?: { readonly combine?: boolean },
  ): -1 | -2 | (readonly { readonly start: number; readonly end: number }[] & { readonly type: string })
}
