/** The thesaurus on screen: a curator adds a word, sees what it changes, and a visitor's search uses it within seconds. */
import { expect, expectAccessible, expectNarrow, expectNews, newWord, signInAs, test } from './support';

test.setTimeout(180_000);

test('a concept is found by a word and a category', async ({ page }) => {
  await signInAs(page, 'Priya', '/staff/thesaurus');
  await page.getByLabel('Word', { exact: true }).fill('poll worker');
  await page.getByLabel('Category').selectOption('people');
  await page.getByRole('button', { name: 'Find concepts' }).click();
  await expect(page.getByRole('link', { name: 'poll worker', exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);

  await page.getByRole('link', { name: 'poll worker', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'poll worker' })).toBeVisible();
});

test('a concept is made, previewed, and searched within seconds', async ({ page, browser }) => {
  const word = newWord();
  await signInAs(page, 'Priya', '/staff/thesaurus');
  await page.getByRole('link', { name: 'Add a concept' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A new concept' })).toBeVisible();
  await page.getByRole('button', { name: 'Save the concept' }).click();
  await expect(page.getByRole('link', { name: 'Write the word that is shown' })).toBeVisible();
  await page.getByLabel('The word that is shown').fill(`runner ${word}`);
  await page.getByLabel('Category').fill('people');
  await page.getByLabel('Word 1', { exact: true }).fill('chain of custody');
  await page.getByLabel('Word 1', { exact: true }).press('Enter');
  await expect(page.getByLabel('Word 2', { exact: true })).toBeFocused();
  await page.getByLabel('Word 2', { exact: true }).fill('chain of custody');
  await page.getByRole('button', { name: 'Save the concept' }).click();
  await expect(page.getByRole('link', { name: /stands here twice/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Word 2', { exact: true }).fill(word);
  // Only what somebody has read in a source is shown as searched too.
  await page.getByLabel('Yes: chain of custody was read in a source').press('Space');
  await page.getByRole('button', { name: 'Show what this changes' }).click();
  await expect(page.getByRole('heading', { name: `“runner ${word}”` })).toBeVisible();
  await expect(page.getByText('Would also be searched:').first()).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByRole('button', { name: 'Save the concept' }).click();
  await expect(page.getByRole('heading', { name: /is saved/ })).toBeVisible();
  await expect(page.getByText(/also a word for/).first()).toBeVisible();
  await expect(page.getByText('Concept of the thesaurus saved')).toBeVisible();
  await expectAccessible(page);
  const address = new URL(page.url()).pathname;
  expect(address).toBe(`/staff/thesaurus/runner-${word}`);

  // A visitor finds it within seconds, and may search their own words alone.
  const visitor = await (await browser.newContext()).newPage();
  await expect(async () => {
    await visitor.goto(`/search?q=runner+${word}`);
    await expect(visitor.getByText(/^Also searched: .*chain of custody/)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 5_000 });
  await expectAccessible(visitor);
  await visitor.getByRole('link', { name: 'Search only my words' }).click();
  await expect(visitor.getByText('Only your own words were searched.')).toBeVisible();
  expect(new URL(visitor.url()).searchParams.get('exact')).toBe('1');
  await expect(visitor.getByText(/^Also searched/)).toHaveCount(0);
  await expectAccessible(visitor);
  await visitor.context().close();
});

test('a concept is saved by two, and retired', async ({ page, browser }) => {
  const address = '/staff/thesaurus/t090';
  await signInAs(page, 'Priya', address);
  const category = await page.getByLabel('Category').inputValue();
  expect(category).not.toBe('');
  const other = await (await browser.newContext()).newPage();
  await signInAs(other, 'Ana', address);
  await other.getByLabel('Category').fill(`${category} two`);
  await other.getByRole('button', { name: 'Save the concept' }).click();
  await expectNews(other, /is saved/);
  await other.context().close();
  await page.getByRole('button', { name: 'Save the concept' }).click();
  await expect(page.getByText('Somebody else saved this concept while you were writing')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show what is saved now' }).click();
  await expect(page.getByLabel('Category')).toHaveValue(`${category} two`);

  await page.getByRole('button', { name: 'Retire this concept' }).click();
  await page.getByLabel('Reason').fill('Only for this journey.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Retire it' }).click();
  await expectNews(page, /is retired/);
  await expect(page.getByRole('button', { name: 'Save and bring back' })).toBeVisible();
});

test('who keeps no thesaurus is told so', async ({ page }) => {
  await page.goto('/staff/thesaurus');
  await expect(page.getByRole('heading', { name: 'Please sign in' })).toBeVisible();
  await expectAccessible(page);
  await signInAs(page, 'Dana', '/staff/thesaurus');
  await expect(page.getByRole('heading', { name: 'This page is for curators of the Alliance' })).toBeVisible();
  await expectAccessible(page);
});
