import { expect, type Locator, type Page } from '@playwright/test'

/** The page on which label sets are made and changed. */
export class LabelSetsPage {
  readonly page: Page
  readonly editor: Locator
  readonly name: Locator
  readonly addLabel: Locator
  readonly save: Locator
  readonly changes: Locator
  readonly problems: Locator
  readonly conflict: Locator

  constructor(page: Page) {
    this.page = page
    this.editor = page.getByTestId('label-set-editor')
    this.name = page.getByLabel('Name of the set')
    this.addLabel = page.getByTestId('add-label')
    this.save = page.getByTestId('save-label-set')
    this.changes = page.getByTestId('label-set-changes')
    this.problems = page.getByTestId('label-set-problem')
    this.conflict = page.getByTestId('label-set-conflict')
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/admin/labels`)
    await this.editor.waitFor()
  }

  label(name: string): Locator {
    return this.page.locator(`[data-testid="label-editor"][data-label="${name}"]`)
  }

  nameOf(label: string): Locator {
    return this.label(label).getByRole('textbox').first()
  }

  /** Saves with the keyboard and waits until nothing is left to save. */
  async saveNow(): Promise<void> {
    await this.page.keyboard.press('Control+s')
    await expect(this.editor).toHaveAttribute('data-dirty', 'false')
  }
}
