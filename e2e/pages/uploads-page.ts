import type { CDPSession, Locator, Page } from '@playwright/test'

/** The library page as somebody uses it who uploads. */
export class UploadsPage {
  readonly page: Page
  readonly panel: Locator
  readonly rows: Locator
  readonly sheet: Locator
  readonly dropZone: Locator
  readonly interrupted: Locator
  #network: Promise<CDPSession> | null = null

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByTestId('upload-panel')
    this.rows = page.getByTestId('upload-row')
    this.sheet = page.getByTestId('footage-sheet')
    this.dropZone = page.getByTestId('upload-drop-zone')
    this.interrupted = page.getByTestId('interrupted-uploads')
    // Leaving a page that uploads is asked about.
    page.on('dialog', (dialog) => void dialog.accept())
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url)
    await this.page.getByTestId('add-videos').waitFor()
    await this.page.waitForLoadState('networkidle')
  }

  async choose(...files: readonly string[]): Promise<void> {
    await this.page.getByTestId('add-videos-files').setInputFiles([...files])
  }

  /** Says what the chosen files are by what is preselected, and begins. */
  async confirm(): Promise<void> {
    await this.sheet.getByRole('button', { name: /^Upload/ }).click()
  }

  row(state: string): Locator {
    return this.page.locator(`[data-testid="upload-row"][data-state="${state}"]`)
  }

  /** Resolves when the only upload is at least so far. */
  async untilPercent(percent: number): Promise<void> {
    await this.page.waitForFunction((least) => {
      const bar = document.querySelector('[data-testid="upload-row"] [role="progressbar"]')
      return Number(bar?.getAttribute('aria-valuenow') ?? 0) >= least
    }, percent)
  }

  /** Bytes a second upwards; 0: no network at all. */
  async limitNetwork(uploadThroughput: number): Promise<void> {
    this.#network ??= this.page.context().newCDPSession(this.page)
    const network = await this.#network
    await network.send('Network.enable')
    await network.send('Network.emulateNetworkConditions', {
      offline: uploadThroughput === 0,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    })
  }
}
