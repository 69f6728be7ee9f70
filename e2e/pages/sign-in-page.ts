import { expect, type Page } from '@playwright/test'
import { ADMINISTRATOR } from '@/e2e/fixtures/credentials'

/** The page that asks who somebody is. */
export class SignInPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get form() {
    return this.page.getByTestId('sign-in')
  }

  /** Signs in as a person does, and waits until the page is another one. */
  async signIn(url: string, { username, password }: { username: string; password: string } = ADMINISTRATOR) {
    await this.page.goto(`${url}/sign-in`)
    await this.fill({ username, password })
    await expect(this.form).toBeHidden()
    await this.page.waitForURL((address) => address.pathname !== '/sign-in')
  }

  async fill({ username, password }: { username: string; password: string }) {
    await this.page.getByLabel('Username').fill(username)
    await this.page.getByLabel('Password').fill(password)
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
}
