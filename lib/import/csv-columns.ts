/** The columns of our CSV. The names say the frame base and which end belongs to the segment. */
export const CSV_COLUMNS = [
  'video',
  'file_name',
  'label',
  'start_frame_0_based',
  'end_frame_exclusive',
  'start_seconds',
  'end_seconds_exclusive',
  'frames_per_second',
  'frame_count',
  'timebase',
  'source',
  'confidence',
  'is_proposal',
  'author',
  'note',
  'attributes_json',
  'id',
] as const
export type CsvColumn = (typeof CSV_COLUMNS)[number]

/** Text at whose beginning a spreadsheet would start to reckon, or which begins with the mark that prevents it. */
const ACTIVE = /^[=+\-@\t\r']/

/** `text` so that no spreadsheet takes it for a formula: an apostrophe in front, which {@link bareText} takes off. */
export const inertText = (text: string): string => (ACTIVE.test(text) ? `'${text}` : text)

/** The inverse of {@link inertText}. */
export const bareText = (text: string): string =>
  text.startsWith("'") && ACTIVE.test(text.slice(1)) ? text.slice(1) : text
