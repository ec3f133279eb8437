/** The record on screen: a steward reads their department's, staff read all; filters, pages, and the same as a table. */
import { readFileSync } from 'node:fs';
import { expect, expectAccessible, expectNarrow, newWord, signInAs, test } from './support';

const people = '/people/ocd-division/country:us/state:wi/county:sheboygan/place:plymouth';

test('a steward reads what happened and takes it along', async ({ page }) => {
  const address = `${newWord()}@county.example`;
  await signInAs(page, 'Dana', people);
  await page.getByRole('button', { name: 'Invite somebody', exact: true }).click();
  await page.getByLabel('Work address').fill(address);
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  await expect(page.getByRole('heading', { name: `The invitation for ${address} is ready` })).toBeVisible();

  await page.goto('/record');
  const made = page.getByRole('row').filter({ hasText: address });
  await expect(made).toContainText('Invitation made');
  await expect(made).toContainText('Dana (demo clerk)');
  await expect(page.getByRole('heading', { name: 'Is the record whole?' })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);

  await page.getByLabel('What happened').selectOption({ label: 'All: People and seats' });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/kind=all/);
  await expect(made).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Signed in' })).toHaveCount(0);
  await made.getByRole('link', { name: 'Only what Dana (demo clerk) did' }).click();
  await expect(page.getByRole('link', { name: 'Remove filter: Dana (demo clerk)' })).toBeVisible();

  const taken = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download CSV' }).click();
  const table = readFileSync(await (await taken).path(), 'utf8');
  expect(table).toContain('invitation.made');
  expect(table).not.toContain('session.started');

  await page.getByLabel('To this day').fill('2020-01-01');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Nothing fits these filters' })).toBeVisible();
  await page.getByRole('link', { name: 'Clear all filters' }).click();
  await expect(made).toBeVisible();

  await page.goto(people);
  await page.getByRole('button', { name: `Revoke ${address}` }).click();
  await page.getByRole('button', { name: 'Revoke it' }).click();
  await expect(page.getByRole('heading', { name: `The invitation for ${address} is revoked` })).toBeVisible();
});

test('staff read all of it, page by page, and one department alone', async ({ page }) => {
  await signInAs(page, 'Priya', '/record');
  await expect(page.getByRole('main').getByRole('status').first()).toHaveText(/entries/);
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page.getByRole('link', { name: 'First page' })).toBeVisible();
  await page.getByText('Only one department').click();
  await page.getByLabel('Name of a county, town or office').fill('plymouth');
  await page.getByLabel('State').selectOption('WI');
  await page.getByRole('button', { name: 'Find departments' }).click();
  await page
    .getByRole('button', { name: /^Show its record .*Plymouth/i })
    .first()
    .click();
  await expect(page.getByRole('link', { name: /^Remove filter: .*Plymouth/i })).toBeVisible();
  await expectAccessible(page);
});

test('whoever may not read it is told who may', async ({ page }) => {
  await signInAs(page, 'Luis', '/record');
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expectAccessible(page);
});
