/** The texts in `json`, where it is a list; whatever else stands there is left out. For columns that hold a list of names. */
export const textsIn = (json: unknown): string[] =>
  Array.isArray(json) ? json.filter((one) => typeof one === 'string') : []
