/**
 * Joining: a deputy of one county asks another one; its steward declines, then approves; she chooses as whom she acts, and
 * leaves again. And an invitation, whose secret stands in no address that anybody sees.
 */
import type { Browser, Page } from '@playwright/test';
import { expect, expectAccessible, signInAs, test } from './support';

test.setTimeout(180_000);

const office = 'Whiteside County, Illinois';
const people = '/people/ocd-division/country:us/state:il/county:whiteside';
const open = async (browser: Browser) => (await browser.newContext()).newPage();

/** The notice that has just been told: it holds the focus. */
const told = (page: Page, heading: string) =>
  expect(page.locator('.usa-alert:focus').getByRole('heading', { name: heading })).toBeVisible();

/** What an earlier try of the same test left behind is taken back, so that it can be told again. */
async function startAfresh(page: Page, name = 'Renee') {
  await signInAs(page, name, '/account');
  await expect(page.getByRole('heading', { name: 'Where you belong' })).toBeVisible();
  await expect(page.getByText('Loading…')).toHaveCount(0);
  for (const [deed, sure] of [
    [/^Leave Whiteside/, 'Leave this department'],
    [/^Withdraw Whiteside/, 'Withdraw the request'],
  ] as const) {
    const button = page.getByRole('button', { name: deed });
    if ((await button.count()) === 0) continue;
    await button.click();
    await page.getByRole('button', { name: sure }).click();
    await expect(button).toHaveCount(0);
  }
}

async function askWhiteside(page: Page) {
  await page.goto('/join');
  await page.getByRole('searchbox', { name: 'Name of a county, town or office' }).fill('whiteside');
  await page.getByRole('button', { name: 'Find departments' }).click();
  await page.getByRole('button', { name: /^This is mine Whiteside County/ }).click();
  await expect(page.getByRole('heading', { name: `Ask to join ${office}` })).toBeFocused();
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await expect(page.getByRole('link', { name: 'Choose what you do in this office' })).toBeVisible();
  await page.getByRole('combobox', { name: 'What do you do in this office?' }).selectOption('Communications');
  await page.getByLabel('A few words to whoever decides').fill('Marcus knows me from the spring training.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask to join' }).click();
  await told(page, `You asked to join ${office}`);
}

/** The steward's page, with the wish on it. */
async function wishOf(page: Page, name: string) {
  await page.goto(people);
  return page.getByRole('region', { name: 'They want to join' }).getByRole('listitem').filter({ hasText: name });
}

test('two departments of one name are told apart', async ({ page }) => {
  await signInAs(page, 'Ana', '/join');
  await page.getByRole('searchbox', { name: 'Name of a county, town or office' }).fill('washington');
  await page.getByRole('combobox', { name: 'State' }).selectOption('Wisconsin');
  await page.getByRole('button', { name: 'Find departments' }).click();
  const found = page.getByRole('listitem').filter({ hasText: 'Washington' });
  await expect(found.first()).toBeVisible();
  const named = await found.allInnerTexts();
  expect(new Set(named).size).toBe(named.length);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
});

test('a wish is declined, asked again, approved, and the seat is worn and left', async ({ browser }) => {
  const renee = await open(browser);
  await startAfresh(renee);
  await askWhiteside(renee);

  const marcus = await open(browser);
  await signInAs(marcus, 'Marcus', '/');
  const declined = await wishOf(marcus, 'Renee');
  await declined.getByRole('button', { name: /^Decline/ }).click();
  await marcus.getByLabel('Reason').fill('Please ask from your work address.');
  await marcus.getByRole('button', { name: 'Decline', exact: true }).last().click();
  await expect(declined).toHaveCount(0);
  await renee.reload();
  await expect(renee.getByText('Reason: Please ask from your work address.').first()).toBeVisible();
  await expectAccessible(renee);

  await askWhiteside(renee);
  const approved = await wishOf(marcus, 'Renee');
  await approved.getByRole('button', { name: /^Approve/ }).click();
  await marcus.getByRole('button', { name: 'Approve', exact: true }).last().click();
  await expect(approved).toHaveCount(0);

  // Two hats: the first one is worn until she chooses the other.
  await renee.goto('/');
  const menu = renee.locator('.account > summary');
  await expect(menu).toContainText('Franklin County, Ohio');
  await menu.click();
  await expectAccessible(renee);
  await renee.getByRole('button', { name: `Act as Communications, ${office}` }).click();
  await expect(menu).toContainText(office);
  await expect(renee.locator('[aria-live]').filter({ hasText: 'You act as Communications' })).toBeAttached();
  // She is a reader here, so there is nothing to publish for.
  await renee.goto('/publish');
  await expect(renee.getByRole('heading', { name: 'You have no department to write for' })).toBeVisible();

  await renee.goto('/account');
  await renee.getByRole('button', { name: /^Leave Whiteside/ }).click();
  await renee.getByRole('button', { name: 'Leave this department' }).click();
  await told(renee, `You left ${office}`);
  await expect(menu).toContainText('Franklin County, Ohio');
  await renee.context().close();
  await marcus.context().close();
});

test('a newcomer without a seat finds the way in, and the whole of their office', async ({ browser }) => {
  const nell = await open(browser);
  await startAfresh(nell, 'Nell');
  await nell.goto('/');
  await nell
    .getByRole('main')
    .getByRole('link', { name: /department/i })
    .first()
    .waitFor();
  await expectAccessible(nell);
  await nell.goto('/publish');
  await expect(nell.getByRole('main').getByRole('link', { name: /join/i }).first()).toBeVisible();
  await askWhiteside(nell);

  const marcus = await open(browser);
  await signInAs(marcus, 'Marcus', '/');
  const wish = await wishOf(marcus, 'Nell');
  await wish.getByRole('button', { name: /^Approve/ }).click();
  await marcus.getByRole('button', { name: 'Approve', exact: true }).last().click();
  await expect(wish).toHaveCount(0);
  await marcus.context().close();

  // From the next request on.
  await nell.goto('/');
  await expect(nell.locator('.account > summary')).toContainText(office);
  await nell.goto('/account');
  await nell.getByRole('button', { name: /^Leave Whiteside/ }).click();
  await nell.getByRole('button', { name: 'Leave this department' }).click();
  await told(nell, `You left ${office}`);
  await nell.context().close();
});

test('an invitation is accepted once, by whom it is for, and its secret is in no address', async ({ browser }) => {
  const renee = await open(browser);
  await startAfresh(renee);
  await renee.context().close();

  const marcus = await open(browser);
  await signInAs(marcus, 'Marcus', '/');
  await marcus.goto(people);
  await marcus.getByRole('button', { name: 'Invite somebody', exact: true }).click();
  await marcus.getByLabel('Work address').fill('Renee@demo.example');
  await marcus.getByRole('button', { name: 'Make the invitation' }).click();
  const link = new URL(await marcus.getByRole('textbox', { name: 'Link' }).inputValue());
  const secret = link.hash.slice(1);
  expect(secret).toMatch(/^inv_/);
  await marcus.context().close();

  await test.step('somebody else cannot accept', async () => {
    const dana = await open(browser);
    await signInAs(dana, 'Dana', '/');
    await dana.goto(`/invitation${link.hash}`);
    await expect(dana.getByRole('heading', { name: 'This invitation is for another address' })).toBeVisible();
    await expect(dana.getByRole('button', { name: 'Accept the invitation' })).toHaveCount(0);
    await expectAccessible(dana);
    await dana.context().close();
  });

  const page = await open(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url()} ${request.headers().referer ?? ''}`));
  await test.step('she opens it signed out, signs in, comes back and accepts', async () => {
    await page.goto(`/invitation${link.hash}`);
    await expect(page.getByText(`invites you to join ${office}`)).toBeVisible();
    expect(page.url()).not.toContain('inv_');
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: /^Renee/ }).click();
    await page.waitForURL((address) => address.pathname === '/invitation');
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await told(page, `Welcome to ${office}`);
    await expectAccessible(page);
    expect(asked.filter((request) => request.includes(secret))).toEqual([]);
  });

  await test.step('it is spent', async () => {
    await page.goto(`/invitation${link.hash}`);
    await expect(page.getByRole('heading', { name: 'This invitation cannot be used' })).toBeVisible();
    await page.goto('/invitation#inv_madeup');
    await expect(page.getByRole('heading', { name: 'This invitation cannot be used' })).toBeVisible();
  });
  await page.context().close();
  const after = await open(browser);
  await startAfresh(after);
  await after.context().close();
});

test('joining and an invitation say to a visitor what to do', async ({ page }) => {
  await page.goto('/join');
  await expect(page.getByRole('heading', { name: 'Please sign in' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/invitation');
  await expect(page.getByRole('heading', { name: 'No invitation is open here' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'Please sign in' })).toBeVisible();
  await expectAccessible(page);
});
