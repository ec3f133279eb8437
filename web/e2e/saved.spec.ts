/** Saved searches from saving to being told, past searches under the field, the wanted list and what staff see of it. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNarrow, expectNews, newWord, searchField, signInAs, test } from './support';

/** Asks the server as whoever is signed in on this page. */
const ask = <Data>(page: Page, query: string, variables: Record<string, unknown> = {}) =>
  page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json', 'x-commons-csrf': '1' };
      const answer = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(body) });
      return ((await answer.json()) as { data: Data }).data;
    },
    { query, variables },
  );

/** Publishes a template within the department of whoever is signed in. */
async function publish(page: Page, title: string) {
  type Seats = { viewer: { seats: { department: { id: string } }[] } };
  const { viewer } = await ask<Seats>(page, '{ viewer { seats { department { id } } } }');
  type Made = { createResource: { resource: { id: string } } };
  const made = await ask<Made>(
    page,
    'mutation M($i: CreateResourceInput!) { createResource(input: $i) { resource { id } } }',
    { i: { departmentId: viewer.seats[0]!.department.id, kind: 'TEMPLATE', title } },
  );
  const resourceId = made.createResource.resource.id;
  const words = { title, summary: 'What it is for.', body: 'Words.', reach: 'DEPARTMENT', changeNote: 'First.' };
  await ask(page, 'mutation M($i: SaveDraftInput!) { saveDraft(input: $i) { __typename } }', {
    i: { resourceId, revision: 1, ...words },
  });
  type Done = { publishVersion: { __typename: string } };
  const done = await ask<Done>(
    page,
    'mutation M($i: PublishVersionInput!) { publishVersion(input: $i) { __typename } }',
    {
      i: { resourceId, revision: 2 },
    },
  );
  expect(done.publishVersion.__typename).toBe('VersionPublished');
}

test('a saved search tells of what is published later', async ({ page, browser }) => {
  test.slow();
  const word = newWord();
  await signInAs(page, 'Ruth', '/search');
  const field = searchField(page);
  await field.fill(word);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No resources match' })).toBeVisible();
  await page.getByRole('button', { name: 'Save this search' }).click();
  await expect(page.getByLabel('Name')).toHaveValue(word);
  await expectAccessible(page);
  await page.getByLabel('Name').fill(`All about ${word}`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(page, `Saved: All about ${word}`);

  const office = await browser.newContext();
  const luis = await office.newPage();
  await signInAs(luis, 'Luis', '/publish');
  await publish(luis, `A log of ${word}`);
  await office.close();

  await expect(async () => {
    await page.goto('/searches');
    await expect(page.getByRole('listitem').filter({ hasText: word }).getByText('1 new')).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.locator('.account > summary').click();
  await expect(page.locator('.account__panel').getByText('1 new')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: `All about ${word}` }).click();
  await expect(page.getByRole('link', { name: `A log of ${word}` })).toBeVisible();
  await page.goto('/searches');
  const row = page.getByRole('listitem').filter({ hasText: word });
  await expect(row).toBeVisible();
  await expect(row.getByText('1 new')).toHaveCount(0);

  await page.getByRole('button', { name: `Change All about ${word}` }).click();
  await page.getByLabel('Name').fill(`Only ${word}`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(page, `Changed: Only ${word}`);
  await page.getByRole('button', { name: `Delete Only ${word}` }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expectNews(page, `Deleted: Only ${word}`);
  await expect(row).toHaveCount(0);
});

test('past searches stand under the field, and signing out forgets them', async ({ page }) => {
  const word = newWord();
  await signInAs(page, 'Ruth', '/');
  await searchField(page).fill(`${word} one`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=/);
  await page.goto('/');
  const field = page.getByRole('combobox', { name: 'Search templates, training and stories' });
  await field.click();
  await expect(page.getByRole('listbox', { name: 'Your past searches' })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await field.fill(word.slice(0, 5));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: `${word} one`, selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`q=${word}`));
  await page.locator('.account > summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('past')))).toEqual([]);
});

test('everybody reads the wanted list, and it leads to the publish form', async ({ page }) => {
  await page.goto('/wanted');
  await expect(page.getByRole('heading', { name: 'How this is counted' })).toBeVisible();
  await expect(page.getByRole('status')).toContainText('Nothing is on the list now');
  await expectAccessible(page);
  await signInAs(page, 'Luis', '/publish');
  await page.goto('/publish?title=hmong+flyer');
  await expect(page.getByLabel('Title')).toHaveValue('hmong flyer');
});

test('a curator sees what is looked for and hides a search with a reason', async ({ page }) => {
  test.slow();
  await signInAs(page, 'Marcus', '/search');
  await page.goto('/search?q=provisional+ballot');
  await expect(page.locator('.results__count')).toContainText('resource');
  await signInAs(page, 'Priya', '/staff/searches');
  const row = page
    .getByRole('table', { name: 'Searched for most often' })
    .getByRole('row', { name: /provisional ballot/ });
  await expect(async () => {
    await page.reload();
    await expect(row).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expectAccessible(page);
  await expectNarrow(page);
  await row.getByRole('button', { name: 'Put it on the wanted list provisional ballot' }).click();
  await page.getByLabel('Reason').fill('Many ask us for it.');
  await page.getByRole('button', { name: 'Put it there' }).click();
  await expect(page.getByRole('heading', { name: 'Too few departments asked' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await row.getByRole('button', { name: 'Hide it from there provisional ballot' }).click();
  await page.getByLabel('Reason').fill('It is there already.');
  await page.getByRole('button', { name: 'Hide it', exact: true }).click();
  await expectNews(page, '“provisional ballot” is hidden from the wanted list');
  await expect(row).toContainText('Hidden by staff');
  await page.goto('/staff/searches');
  await page.getByLabel('State').selectOption('IL');
  await expect(page.getByRole('status').first()).toContainText('in the last 30 days');
});
