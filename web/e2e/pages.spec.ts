/** Every page for everyone: axe, 320 pixels, the keyboard, no scripts, and no error in the console. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectLive, searchField, signInAs, test } from './support';

const open = [
  '/',
  '/search',
  '/search?q=checklist&kind=TEMPLATE',
  '/departments',
  '/transparency',
  '/collections',
  '/values',
  '/values/high-integrity',
  '/standards',
  '/standards/plain-language',
  '/topics/drop%20box',
  '/sign-in',
  '/publish',
  '/account',
  '/join',
  '/invitation',
];

for (const path of open) {
  test(`${path} is accessible to a visitor`, async ({ page }) => {
    await page.goto(path);
    await expectLive(page);
    await expect(page.getByText('Loading…')).toHaveCount(0);
    await expectAccessible(page);
  });
}

test('the search says what to do when nothing matches, and in Spanish too', async ({ page }) => {
  await page.goto('/search?q=zzzqqqxxx&kind=STORY');
  await expect(page.getByRole('heading', { name: 'No resources match' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByRole('heading', { name: 'Ningún recurso coincide' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expectAccessible(page);
});

test('a resource is read, a department visited', async ({ page }) => {
  await page.goto('/search');
  await expectLive(page);
  await page.locator('.result a').first().click();
  await expect(page.getByRole('heading', { name: 'Cite this' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('complementary').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'What this department shares' })).toBeVisible();
  await expectAccessible(page);
});

test('the working pages are accessible to those who work there', async ({ page }) => {
  await signInAs(page, 'Luis', '/publish');
  await expect(page.getByRole('heading', { name: 'Start a new resource' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('link', { name: 'Enter a title' })).toBeVisible();
  await expectAccessible(page);
});

test('the review queue is accessible', async ({ page }) => {
  await signInAs(page, 'Priya', '/reviews');
  await expect(page.locator('.results__count')).toHaveText(/review/);
  await expect(page.getByText('There is a problem')).toHaveCount(0);
  await expectAccessible(page);
});

test.describe('an address that leads nowhere', () => {
  test.use({ expectedErrors: /404/ });

  test('says so and leads on', async ({ page }) => {
    await page.goto('/nowhere');
    await expect(page.getByRole('heading', { name: 'We cannot find that page' })).toBeVisible();
    await expectAccessible(page);
  });
});

test('the search by keyboard alone', async ({ page }) => {
  await page.goto('/search');
  await expectLive(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(searchField(page)).toBeFocused();
  await page.keyboard.type('checklist');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=checklist/);
  const filters = page.locator('.facets');
  const before = await page.locator('.results__count').textContent();
  if (!(await filters.evaluate((panel) => (panel as HTMLDetailsElement).open))) {
    await filters.locator('> summary').focus();
    await page.keyboard.press('Enter');
  }
  const template = page.getByRole('checkbox', { name: /^Template/ });
  await template.focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/kind=TEMPLATE/);
  await expect(template).toBeChecked();
  await expect(template).toBeFocused();
  expect(before).toMatch(/resource/);
  await page.locator('.result a').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(/\/r\//);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the search searches, filters and leads to a document', async ({ page }) => {
    await page.goto('/search');
    await page.getByRole('searchbox').fill('checklist');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL(/q=checklist/);
    await expect(page.locator('.result').first()).toBeVisible();
    const filters = page.locator('.facets');
    if (!(await filters.locator('form').isVisible())) await filters.locator('> summary').click();
    await page.locator('label[for="kind-TEMPLATE"]').click();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL(/q=checklist.*kind=TEMPLATE|kind=TEMPLATE.*q=checklist/);
    await page.locator('.result a').first().click();
    await expect(page).toHaveURL(/\/r\//);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Versions' })).toBeVisible();
  });
});

/** What is painted for everybody. */
const painted = [
  '/',
  '/search',
  '/collections',
  '/departments?q=county',
  '/values',
  '/values/high-integrity',
  '/standards',
  '/standards/plain-language',
  '/topics',
  '/topics/chain%20of%20custody',
  '/transparency',
  '/wanted',
];

/** A browser whose scripts never do anything; axe, which is one, still can. */
async function withoutOurScripts(page: Page) {
  await page.route('**/assets/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
}

for (const path of painted) {
  test(`${path} is painted, and accessible before any script is here`, async ({ page }) => {
    await withoutOurScripts(page);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
  });
}

test.describe('all that is public, without scripts', () => {
  test.use({ javaScriptEnabled: false });

  // Playwright finds no text and no role inside a noscript, so these look for the elements themselves.
  test('each page says what needs scripts, and not on paper', async ({ page }) => {
    const said = page.locator('p.noscript');
    for (const path of painted) {
      await page.goto(path);
      await expect(said).toBeVisible();
    }
    await page.emulateMedia({ media: 'print' });
    await expect(said).toBeHidden();
  });

  test('links lead from the front page to a value, a collection, a resource and its document', async ({ page }) => {
    await page.goto('/');
    await page
      .getByRole('main')
      .getByRole('link', { name: /^High Integrity/ })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: 'High Integrity' })).toBeVisible();
    await page.getByRole('link', { name: 'Ballots that never go missing' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Ballots that never go missing' })).toBeVisible();
    await page.locator('.result').first().getByRole('link').click();
    await expect(page).toHaveURL(/\/r\//);
    await expect(page.getByRole('heading', { name: 'What the Alliance says' })).toBeVisible();
    const collections = page.getByRole('region', { name: 'In collections' });
    await expect(collections.getByRole('link', { name: 'Ballots that never go missing' })).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download ballot-chain-of-custody-log.docx' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('ballot-chain-of-custody-log (version 1).docx');
    await page.getByRole('link', { name: 'Pages and words of ballot-chain-of-custody-log.docx' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'ballot-chain-of-custody-log.docx' })).toBeVisible();
    await page.getByRole('link', { name: 'Show the words' }).click();
    await expect(page.locator('.words')).toContainText(/custody/i);
    await page.getByRole('link', { name: 'Back to the resource' }).click();
    await expect(page).toHaveURL(/\/r\//);
  });

  test('what needs scripts says so', async ({ page }) => {
    await page.goto('/publish');
    const heading = page.locator('h1');
    await expect(heading).toBeVisible();
    await expect(heading).toHaveText('Write and publish / Escribir y publicar');
  });
});

test('a painted page asks nothing twice', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { operationName } = (request.url().endsWith('/graphql') ? request.postDataJSON() : {}) as {
      operationName?: string;
    };
    if (operationName) asked.push(operationName);
  });
  // These look again behind what they show, whoever painted it.
  const lookAgain = ['/collections', '/transparency', '/wanted'];
  for (const path of [...painted.filter((path) => !lookAgain.includes(path)), '/search?q=checklist']) {
    await page.goto(path);
    await expectLive(page);
    await expect(page.getByText('Loading…')).toHaveCount(0);
  }
  expect(asked).toEqual([]);
});
