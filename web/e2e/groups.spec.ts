/** Groups on screen: a curator makes one, departments come in, one leaves by itself. */
import { expect, expectAccessible, expectNarrow, expectNews, newWord, signInAs, test } from './support';

test('a group is made, filled and left', async ({ page, browser }) => {
  const name = `Mail ballots ${newWord()}`;
  await signInAs(page, 'Priya', '/groups');
  await page.getByRole('button', { name: 'Make a group', exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill('x');
  await page.getByRole('button', { name: 'Make the group' }).click();
  await expect(page.getByRole('link', { name: 'Enter a name of at least 3 letters' })).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('What it is about (optional)').fill('Inserts that more voters understand.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the group' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const address = new URL(page.url()).pathname;

  await page.getByRole('button', { name: 'Add a department' }).click();
  await page.getByLabel('Name of a county, town or office').fill('whiteside');
  await page.getByLabel('State').selectOption('IL');
  await page.getByRole('button', { name: 'Find departments' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Add Whiteside County/ }).click();
  await expectNews(page, /^Whiteside County is in the group$/);
  await expect(page.getByRole('link', { name: 'Whiteside County, Illinois' })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);

  // Another of the same name in other capitals is refused, with what was typed still there.
  await page.goto('/groups');
  await page.getByRole('button', { name: 'Make a group', exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill(name.toUpperCase());
  await page.getByRole('button', { name: 'Make the group' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name.toUpperCase());
  await expectNarrow(page);

  const marcus = await (await browser.newContext()).newPage();
  await signInAs(marcus, 'Marcus', address);
  await expect(marcus.getByRole('button', { name: 'Edit the group' })).toHaveCount(0);
  await marcus.getByRole('button', { name: 'Leave the group Whiteside County, Illinois' }).click();
  await expectAccessible(marcus);
  await marcus.getByRole('button', { name: 'Leave', exact: true }).click();
  await expectNews(marcus, /has left the group$/);
  await expect(marcus.getByRole('heading', { name: 'No departments yet' })).toBeVisible();
  await marcus.context().close();
});
