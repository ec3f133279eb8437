/** One's own account: the name, tokens for programs, the places where one is signed in, and signing out of them all. */
import { expect, expectAccessible, newWord, signInAs, test } from './support';

const ask = '{ viewer { person { name } } }';

test('the account page is accessible, wide and narrow', async ({ page }) => {
  await signInAs(page, 'Renee', '/account');
  await expect(page.getByRole('heading', { level: 2, name: 'Where you are signed in' })).toBeVisible();
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page
    .getByRole('button', { name: /^Leave/ })
    .first()
    .click();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
  // The words of the working pages are a catalogue of their own, which follows the language too.
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Su cuenta' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Dónde tiene la sesión abierta' })).toBeVisible();
  await expectAccessible(page);
});

test('a name is changed and stands in the head of the page', async ({ page }) => {
  await signInAs(page, 'Jo', '/account');
  const name = page.getByRole('textbox', { name: 'Name' });
  const before = await name.inputValue();
  const after = `Jo ${newWord()}`;
  await name.fill('  ');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByRole('link', { name: 'Enter your name' })).toBeVisible();
  for (const wanted of [after, before]) {
    await name.fill(wanted);
    await page.getByRole('button', { name: 'Save the name' }).click();
    await expect(page.getByRole('heading', { name: 'Your name is changed' })).toBeVisible();
    await expect(page.locator('.account > summary')).toContainText(wanted);
  }
});

test('a token opens the door until it is revoked', async ({ page, playwright, baseURL }) => {
  await signInAs(page, 'Renee', '/account');
  const label = `Export ${newWord()}`;
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByRole('textbox', { name: 'What is it for?' }).fill(label);
  await page.getByRole('button', { name: 'Make the token' }).click();
  const secret = await page.getByRole('textbox', { name: 'Token' }).inputValue();
  await expectAccessible(page);
  // A program has no cookies of a browser.
  const headers = { authorization: `Bearer ${secret}` };
  const program = await playwright.request.newContext({ baseURL, extraHTTPHeaders: headers });
  const answer = () => program.post('/graphql', { data: { query: ask } });
  expect(await (await answer()).json()).toMatchObject({
    data: { viewer: { person: { name: expect.stringContaining('Renee') } } },
  });

  await page.reload();
  await expect(page.getByRole('heading', { name: label })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  const row = page.getByRole('listitem').filter({ hasText: label });
  await expect(row).toContainText(`ends in …${secret.slice(-4)}`);
  await expect(row).toContainText('last used');
  await row.getByRole('button', { name: /^Revoke/ }).click();
  await row.getByRole('button', { name: 'Revoke the token' }).click();
  await expect(page.getByRole('heading', { name: `The token “${label}” is revoked` })).toBeVisible();
  await expect(row).toHaveCount(0);
  expect((await answer()).status()).toBe(401);
  await program.dispose();
});

test('another session is ended, then all of them', async ({ browser }) => {
  const open = async () => (await browser.newContext()).newPage();
  const office = await open();
  await signInAs(office, 'Omar', '/account');
  const home = await open();
  await signInAs(home, 'Omar', '/account');

  const others = office
    .getByRole('region', { name: 'Where you are signed in' })
    .getByRole('listitem')
    .filter({ hasNotText: 'This one' });
  await office.reload();
  await others
    .first()
    .getByRole('button', { name: /^End this session/ })
    .click();
  await others.first().getByRole('button', { name: 'End the session' }).click();
  await expect(office.getByRole('heading', { name: 'The session is ended' })).toBeVisible();
  await home.reload();
  await expect(home.getByRole('heading', { name: 'Please sign in' })).toBeVisible();

  await signInAs(home, 'Omar', '/account');
  await home.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expectAccessible(home);
  await home.getByRole('button', { name: 'Sign out everywhere now' }).click();
  await home.waitForURL((address) => address.pathname === '/');
  await expect(home.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await office.reload();
  await expect(office.getByRole('heading', { name: 'Please sign in' })).toBeVisible();
  await office.context().close();
  await home.context().close();
});
