/** Offers `blob` to be saved as `fileName`, where the browser saves what is downloaded. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser has taken it when the click has been handled, but says so nowhere.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
