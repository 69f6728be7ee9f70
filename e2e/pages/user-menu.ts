import type { Locator, Page } from '@playwright/test'

/** The menu of whoever is signed in. */
export class UserMenu {
  readonly page: Page
  readonly trigger: Locator
  readonly places: Locator

  constructor(page: Page) {
    this.page = page
    this.trigger = page.getByTestId('user-menu')
    this.places = page.getByRole('menuitem')
  }

  place(name: string): Locator {
    return this.page.getByRole('menuitem', { name, exact: true })
  }

  /** Goes where `name` leads, with the mouse or with the keyboard alone. */
  async goTo(name: string, by: 'mouse' | 'keyboard' = 'mouse'): Promise<void> {
    if (by === 'mouse') {
      await this.trigger.click()
      return await this.place(name).click()
    }
    await this.trigger.press('Enter')
    await this.place(name).press('Enter')
  }
}
