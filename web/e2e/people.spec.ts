/** The people of a department on screen: invite, accept in another browser, change the role, remove; rights end at the next click. */
import { expect, expectAccessible, expectNarrow, expectNews, newWord, signInAs, test } from './support';

const plymouth = '/people/ocd-division/country:us/state:wi/county:sheboygan/place:plymouth';
const profile = plymouth.replace('/people/', '/profile/');

test('a steward invites, changes and removes a person', async ({ browser }) => {
  const dana = await (await browser.newContext()).newPage();
  await signInAs(dana, 'Dana', plymouth);
  await expect(dana.getByRole('heading', { level: 2, name: 'Members' })).toBeVisible();
  await expectAccessible(dana);

  await dana.getByRole('button', { name: 'Invite somebody', exact: true }).click();
  await expect(dana.getByRole('heading', { name: 'Invite somebody' })).toBeFocused();
  await dana.getByRole('button', { name: 'Make the invitation' }).click();
  await expect(dana.getByRole('link', { name: 'Enter their work address, like name@county.gov' })).toBeVisible();
  await dana.getByLabel('Work address').fill('Renee@Demo.Example');
  await dana.locator('label', { hasText: /^Contributor/ }).click();
  await expectAccessible(dana);
  await dana.getByRole('button', { name: 'Make the invitation' }).click();
  await expect(dana.getByRole('heading', { name: 'The invitation for renee@demo.example is ready' })).toBeVisible();
  const link = await dana.getByLabel('Link', { exact: true }).inputValue();
  expect(new URL(link).hash.length).toBeGreaterThan(20);
  await expectAccessible(dana);
  await expect(dana.getByRole('heading', { name: 'Open invitations' })).toBeVisible();

  const renee = await (await browser.newContext()).newPage();
  await signInAs(renee, 'Renee', '/');
  await renee.goto(link);
  await renee.getByRole('button', { name: 'Accept the invitation' }).click();
  await renee.getByRole('button', { name: /^Act/ }).first().click();
  await expect(renee.locator('.account > summary')).toContainText('Plymouth');
  await renee.goto(profile);
  await expect(renee.getByRole('heading', { name: 'You cannot edit this profile' })).toBeVisible();

  await dana.reload();
  await dana.getByRole('button', { name: 'Change role or post Renee (demo communications lead)' }).click();
  await dana.locator('label', { hasText: /^Publisher/ }).click();
  await dana.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(dana, /^Changed: Renee/);
  await renee.reload();
  await expect(renee.getByRole('button', { name: 'Save the profile' })).toBeVisible();

  // The same page is open when she is removed: her next click is refused, and what she typed stays.
  await renee.getByLabel('Phone').fill('920-555-0100');
  await dana.getByRole('button', { name: 'Remove Renee (demo communications lead)' }).click();
  await dana.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dana.getByRole('link', { name: 'Say why; it stays in the record' })).toBeVisible();
  await dana.getByLabel('Reason').fill('Helps another office now.');
  await expectAccessible(dana);
  await dana.getByRole('button', { name: 'Remove', exact: true }).click();
  await expectNews(dana, /^Renee .* is removed$/);
  await expect(dana.getByRole('heading', { name: 'Vacant seats' })).toBeVisible();
  await expectNarrow(dana);
  await renee.getByRole('button', { name: 'Save the profile' }).click();
  await expect(renee.getByRole('alert')).toBeVisible();
  await expect(renee.getByLabel('Phone')).toHaveValue('920-555-0100');
  await renee.goto(plymouth);
  await expect(renee.getByRole('heading', { name: 'These people are not shown to you' })).toBeVisible();
  await expectAccessible(renee);
  await renee.context().close();

  // The seat that is left is closed again, so that the next run begins as this one did.
  await dana
    .getByRole('button', { name: /^Close this seat/ })
    .first()
    .click();
  await dana.getByRole('button', { name: 'Close this seat', exact: true }).click();
  await expectNews(dana, 'The seat is closed');
  await dana.context().close();
});

test('the only steward cannot step down', async ({ page }) => {
  await signInAs(page, 'Dana', plymouth);
  await page.getByRole('button', { name: /^Change role or post Dana/ }).click();
  await page.locator('label', { hasText: /^Reader/ }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Somebody must be steward' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Change role or post Dana/ })).toBeFocused();
});

test('an invitation is revoked', async ({ page }) => {
  const address = `${newWord()}@county.example`;
  await signInAs(page, 'Dana', plymouth);
  await page.getByRole('button', { name: 'Invite somebody', exact: true }).click();
  await page.getByLabel('Work address').fill(address);
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  await page.getByRole('button', { name: `Revoke ${address}` }).click();
  await page.getByRole('button', { name: 'Revoke it' }).click();
  await expectNews(page, `The invitation for ${address} is revoked`);
  await expect(page.getByRole('button', { name: `Revoke ${address}` })).toHaveCount(0);
});

test('administrators register a mail domain and change a standing', async ({ page }) => {
  const domain = `${newWord()}.gov`;
  await signInAs(page, 'Ana', plymouth);
  await page.getByRole('button', { name: 'Register a domain', exact: true }).click();
  await page.getByLabel('Domain', { exact: true }).fill('gmail.com');
  await page.getByLabel('How did you check whose it is?').fill('Called the clerk at the county’s number.');
  await page.getByRole('button', { name: 'Register it' }).click();
  await expect(page.getByRole('link', { name: /^Anybody can get an address at gmail.com/ })).toBeVisible();
  await page.getByLabel('Domain', { exact: true }).fill(domain);
  await page.getByRole('button', { name: 'Register it' }).click();
  await expectNews(page, `${domain} is registered`);
  await expectAccessible(page);
  await page.getByRole('button', { name: `Remove ${domain}` }).click();
  await page.getByLabel('Reason').fill('Registered for the wrong office.');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expectNews(page, `${domain} is removed`);

  await page.goto('/requests');
  await expect(page.getByRole('main').getByRole('status').first()).toHaveText(/wait/);
  await expect(page.getByRole('heading', { name: 'Departments without a steward' })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);

  await page.goto('/staff');
  await page.getByLabel('Name or address').fill('omar');
  await page.getByRole('button', { name: 'Find people' }).click();
  const found = page.getByRole('region', { name: 'Find a person' });
  await found.getByRole('button', { name: /^Stop sign-in Omar/ }).click();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByRole('button', { name: 'Stop it' }).click();
  await page.getByLabel('Reason').fill('Is on leave until spring.');
  await page.getByRole('button', { name: 'Stop it' }).click();
  await expectNews(page, /^Omar .* cannot sign in any more$/);
  await found.getByRole('button', { name: /^Allow sign-in again Omar/ }).click();
  await page.getByLabel('Reason').fill('Came back from leave.');
  await page.getByRole('button', { name: 'Allow it' }).click();
  await expectNews(page, /^Omar .* can sign in again$/);
});

test('the pages for administrators say whom they are for', async ({ page }) => {
  await signInAs(page, 'Dana', '/requests');
  await expect(page.getByRole('heading', { name: 'This page is for administrators of the Alliance' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/staff');
  await expect(page.getByText('Priya (demo curator)')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Find a person' })).toHaveCount(0);
});
