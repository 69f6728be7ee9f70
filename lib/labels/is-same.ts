/** Whether two parts of label sets, which are plain JSON with their keys in one order, say the same. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
