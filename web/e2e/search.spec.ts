/** The reader's words and the writer's words need not be the same. */
import { expect, searchField, signInAs, test } from './support';

test('Marcus in Illinois finds by his own words what others call a poll worker', async ({ page }) => {
  await signInAs(page, 'Marcus', '/search');
  await searchField(page).fill('election judge');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText(/^Also searched: .*\bpoll worker\b/)).toBeVisible();
  await page.goto('/search?q=election+judge&state=AZ');
  await expect(page.getByText(/^Also searched: .*\bpoll worker\b/)).toBeVisible();
  await expect(page.locator('.result').filter({ hasText: ', AZ' }).first()).toBeVisible();
  await expect(page.locator('mark', { hasText: /^poll/i }).first()).toBeVisible();
});
