/** Suggestions while typing in the search field: for everybody, by keyboard, mouse and touch, and never in the way. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectLive, expectNarrow, searchField, signInAs, test } from './support';

const list = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' });
const option = (page: Page, name: RegExp) => list(page).getByRole('option', { name });
const term = /^chain of custody Election term$/;
const title = /chain.* Title$/i;

/** What the page asks the server for while it is typed in. */
function questions(page: Page) {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/graphql')) return;
    const { operationName, variables } = request.postDataJSON() as {
      operationName?: string;
      variables?: { prefix?: string };
    };
    if (operationName === 'Suggest') asked.push(variables?.prefix ?? '');
  });
  return asked;
}

test('a visitor is offered terms and titles on the front page, and chooses by keyboard', async ({ page }) => {
  await page.goto('/');
  await expectLive(page);
  const field = page.getByRole('combobox', { name: 'Search templates, training and stories' });
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  // At once, so that there is one answer: what was answered for "cha" has more lines.
  await field.fill('chain');
  await expect(option(page, term)).toBeVisible();
  await expect(option(page, title).first()).toBeVisible();
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('.search-box').getByRole('status')).toHaveText(/^\d+ suggestions$/);
  await expectAccessible(page);
  await expectNarrow(page);
  for (const line of await list(page).getByRole('option').all()) {
    expect((await line.boundingBox())!.height).toBeGreaterThanOrEqual(24);
  }

  await page.keyboard.press('ArrowDown');
  const chosen = list(page).getByRole('option', { selected: true });
  await expect(chosen).toHaveAccessibleName(term);
  await expect(field).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id'))!);
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Home');
  await expect(chosen).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeHidden();
  await expect(field).toHaveValue('chain');
  await page.keyboard.press('ArrowDown');
  await expect(option(page, term)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=chain\+of\+custody$/);
  await expect(searchField(page)).toHaveValue('chain of custody');
  await expect(page.locator('.results__count')).toHaveText(/^[1-9]\d* resources?$/);
  await expect(list(page)).toHaveCount(0);
});

test('what is typed is what is searched, and nothing is asked below two letters', async ({ page }) => {
  const asked = questions(page);
  await page.goto('/search');
  await expectLive(page);
  const field = searchField(page);
  await field.pressSequentially('c');
  await expect(page.locator('.search-box [role=listbox]')).toBeAttached();
  await page.waitForTimeout(400);
  expect(asked).toEqual([]);
  await field.pressSequentially('hain');
  await expect(option(page, term)).toBeVisible();
  expect(asked.at(-1)).toBe('chain');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=chain$/);
  await expect(page.locator('.results__count')).toHaveText(/resource/);
  await expect(searchField(page)).toHaveValue('chain');
});

test('a title is taken with the mouse, and the filters stay', async ({ page }) => {
  await page.goto('/search?kind=TEMPLATE');
  await expectLive(page);
  await searchField(page).pressSequentially('chain');
  const line = option(page, title).first();
  const words = await line.locator('span').first().textContent();
  await line.click();
  await expect(searchField(page)).toHaveValue(words!);
  await expect(page).toHaveURL(/kind=TEMPLATE/);
  await expect(page.locator('.results__count')).toHaveText(/resource/);
});

test('in Spanish too, and in forced colors the chosen line stands out', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/search');
  await expectLive(page);
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.locator('#q').fill('chain');
  const lines = page.getByRole('listbox', { name: 'Sugerencias' }).getByRole('option');
  await expect(lines.filter({ hasText: 'Término electoral' }).first()).toBeVisible();
  await expect(lines.filter({ hasText: 'Título' }).first()).toBeVisible();
  await expect(page.locator('.search-box').getByRole('status')).toHaveText(/^\d+ sugerencias$/);
  await page.keyboard.press('ArrowDown');
  const ground = (place: number) => lines.nth(place).evaluate((line) => getComputedStyle(line).backgroundColor);
  await expect(lines.first()).toHaveAttribute('aria-selected', 'true');
  expect(await ground(0)).not.toBe(await ground(1));
  await expectAccessible(page);
});

test('one’s own past searches come first, and are not told twice', async ({ page }) => {
  await signInAs(page, 'Dana', '/search');
  for (const words of ['Chain of Custody', 'supply chain']) {
    await searchField(page).fill(words);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`q=${words.replaceAll(' ', '\\+')}$`));
    await expect(page.locator('.results__count')).toHaveText(/resource/);
  }
  await searchField(page).fill('chain');
  await expect(option(page, title).first()).toBeVisible();
  const lines = list(page).getByRole('option');
  await expect(lines.nth(0)).toHaveAccessibleName('Chain of Custody You searched this before');
  await expect(lines.nth(1)).toHaveAccessibleName('supply chain You searched this before');
  await expect(option(page, /^chain of custody /i)).toHaveCount(1);
  await expectAccessible(page);
  await expectNarrow(page);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 800 } });

  test('a tap takes a line', async ({ page }) => {
    await page.goto('/');
    await expectLive(page);
    await searchField(page).tap();
    await searchField(page).pressSequentially('chain');
    await option(page, term).tap();
    await expect(page).toHaveURL(/\/search\?q=chain\+of\+custody$/);
  });
});

test.describe('when the server does not answer', () => {
  // The browser notes the questions that fail.
  test.use({ expectedErrors: /Failed to load resource/ });

  test('nothing is shown or said, and the search works', async ({ page }) => {
    let failed = 0;
    await page.route('**/graphql', async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName?: string };
      if (operationName !== 'Suggest') return route.continue();
      failed += 1;
      return route.abort();
    });
    await page.goto('/search');
    await expectLive(page);
    await searchField(page).pressSequentially('chain');
    await expect.poll(() => failed).toBeGreaterThan(0);
    await expect(page.locator('.search-box [role=listbox]')).toBeHidden();
    await expect(page.locator('.search-box').getByRole('status')).toHaveText('');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=chain$/);
    await expect(page.locator('.results__count')).toHaveText(/^[1-9]\d* resources?$/);
  });
});
