/** Characters that no XML 1.0 document can hold, not even as a reference; they become U+FFFD. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 (section 2.2) leaves out
const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** `text` as content of an element. Line ends stay what they are for every reader. */
export const xmlText = (text: string): string =>
  text.replace(IMPOSSIBLE, '\uFFFD').replace(/[&<>\r]/g, (character) => REFERENCES[character] ?? character)

/** `attributes` as they stand in a tag, each with a space in front. */
export const xmlAttributes = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlValue(String(value))}"`)
    .join('')

const xmlValue = (text: string): string =>
  text.replace(IMPOSSIBLE, '\uFFFD').replace(/[&<>"\t\n\r]/g, (character) => REFERENCES[character] ?? character)

/** An element that holds text only. */
export const xmlElement = (
  name: string,
  text: string,
  attributes: Readonly<Record<string, string | number>> = {},
): string =>
  text === ''
    ? `<${name}${xmlAttributes(attributes)}/>`
    : `<${name}${xmlAttributes(attributes)}>${xmlText(text)}</${name}>`
