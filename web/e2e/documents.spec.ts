/** Documents: findings and the clean copy, many files at once, going on after a reload, what is not taken, the keyboard alone. */
import type { Page } from '@playwright/test';
import { docx, trackedDocx } from './docx';
import { expect, expectAccessible, expectNarrow, newWord, signInAs, startDraft, test } from './support';

test.setTimeout(180_000);

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const picker = (page: Page) => page.getByLabel('Add documents');
const documents = (page: Page) => page.getByRole('region', { name: 'Documents', exact: true });
const removeButton = (page: Page, name: string) => documents(page).getByRole('button', { name: `Remove ${name}` });

/** Luis on a fresh draft; answers its title. */
async function onDraft(page: Page) {
  await signInAs(page, 'Luis', '/publish');
  const title = `Document tour ${newWord()}`;
  await startDraft(page, title);
  return title;
}

async function publishInside(page: Page) {
  await page.getByLabel('Summary').fill('One line for each bag.');
  await page.getByLabel('What changed in this version?').fill('First version');
  await page.locator('label', { hasText: 'My department' }).click();
  await expect(page.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Publish in my department' }).click();
  await expect(page.getByRole('heading', { name: /^Published/ })).toBeVisible();
}

/** As a program would drop them: the browser gives no other way to a test. */
async function drop(page: Page, files: { name: string; text: string }[]) {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, text } of list) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.locator('.usa-file-input__target').last().dispatchEvent('drop', { dataTransfer: transfer });
}

test('tracked changes are found, a clean copy takes their place, and it is published', async ({ page }) => {
  const title = await onDraft(page);
  await picker(page).setInputFiles({
    name: 'seal-log.docx',
    mimeType: word,
    buffer: trackedDocx('Write the number of each bag.', 'Ask Hank first.'),
  });
  await expect(removeButton(page, 'seal-log.docx')).toBeVisible({ timeout: 60_000 });
  await documents(page).getByText('What we found').click();
  await expect(page.getByRole('heading', { name: /^Tracked changes/ })).toBeVisible();
  await expect(documents(page).getByText('Accept or reject all changes, or use a clean copy.').first()).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);

  await page.getByRole('button', { name: 'Make a clean copy seal-log.docx' }).click();
  const pair = page.getByRole('region', { name: /^Original and clean copy/ });
  const use = pair.getByRole('button', { name: 'Use this one: Clean copy' });
  await expect(use).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await use.click();
  await expect(pair.getByRole('button', { name: 'Use this one: Original' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: /^Tracked changes/ })).toHaveCount(0);

  await publishInside(page);
  await page.getByRole('link', { name: 'See the page' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.getByRole('link', { name: 'Pages and words of seal-log.docx' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'seal-log.docx' })).toBeVisible();
  await page.getByText('Show the words').click();
  await expect(page.locator('.words')).toContainText('Write the number of each bag.');
  await expect(page.locator('.words')).not.toContainText('Hank');
  await expect(page.getByRole('heading', { name: 'Fingerprint (SHA-256)' })).toBeVisible();
  await expect(page.locator('.fingerprint')).toHaveText(/^[0-9a-f]{64}$/);
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByRole('link', { name: 'Back to the resource' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('the original can be kept with a reason', async ({ page }) => {
  await onDraft(page);
  const buffer = trackedDocx('Write the number of each bag.', 'Ask Hank first.');
  await picker(page).setInputFiles({ name: 'history.docx', mimeType: word, buffer });
  await page.getByRole('button', { name: 'Keep the original history.docx' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Keep it as it is' }).click();
  await expect(page.getByText('Say in a few words why it stays as it is')).toBeVisible();
  await page.getByLabel('Why does it stay as it is?').fill('Readers shall see what changed.');
  await page.getByRole('button', { name: 'Keep it as it is' }).click();
  await expect(page.getByText(/Kept as it is since .*: Readers shall see what changed\./)).toBeVisible();
  await expectAccessible(page);
});

test('many files by drop; what is not taken is said before a byte is sent', async ({ page }) => {
  await onDraft(page);
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()));
  await expect(documents(page).getByText(/Your office has used .* of /)).toBeVisible();
  const stamp = newWord();
  await drop(page, [
    { name: 'one.txt', text: `first ${stamp}` },
    { name: 'two.md', text: `# Second ${stamp}` },
    { name: 'three.csv', text: `bag,seal\n1,${stamp}` },
  ]);
  for (const name of ['one.txt', 'two.md', 'three.csv']) {
    await expect(removeButton(page, name)).toBeVisible({ timeout: 60_000 });
  }
  expect(sent).toHaveLength(3);
  await drop(page, [{ name: 'helper.exe', text: 'MZ' }]);
  await expect(documents(page).getByText('Files of this type are not taken.')).toBeVisible();
  expect(sent).toHaveLength(3);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take off the list helper.exe' }).click();
  await expect(page.getByText('Files of this type are not taken.')).toHaveCount(0);
  await expect(picker(page)).toBeFocused();
});

test.describe('with a line that breaks', () => {
  // The browser notes each request that did not get through.
  test.use({ expectedErrors: /net::ERR_|Failed to load resource/ });

  test('an upload goes on after a reload, and sends what is missing only', async ({ page }) => {
    await onDraft(page);
    const stamp = newWord();
    const name = `log-${stamp}.txt`;
    const line = `bag 1, seal ${stamp}, closed at 7:14 PM, signed by two judges\n`;
    const file = { name, mimeType: 'text/plain', buffer: Buffer.alloc(20 * 1024 ** 2, line) };
    const parts: string[] = [];
    let cut = true;
    await page.route(/partNumber=/, async (route) => {
      const [, number] = /partNumber=(\d+)/.exec(route.request().url())!;
      if (cut && number !== '1') return route.abort();
      parts.push(number!);
      return route.continue();
    });
    await picker(page).setInputFiles(file);
    await expect(documents(page).getByText('The connection is lost. It goes on by itself.')).toBeVisible({
      timeout: 60_000,
    });
    await expectAccessible(page);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    const lying = page
      .getByRole('region', { name: 'Not in this draft' })
      .getByRole('listitem')
      .filter({ hasText: name });
    await expect(lying.getByText('The upload stopped half way.')).toBeVisible();
    await expectAccessible(page);
    cut = false;
    const again = lying.getByLabel(`Choose the file again to go on: ${name}`);
    await again.setInputFiles({ ...file, buffer: Buffer.from('something else') });
    await expect(documents(page).getByText('This is not the same file.')).toBeVisible();
    await page.getByRole('button', { name: `Take off the list ${name}` }).click();
    await again.setInputFiles(file);
    await expect(removeButton(page, name)).toBeVisible({ timeout: 120_000 });
    expect(parts.sort()).toEqual(['1', '2', '3']);
  });

  test('a lost line is taken up again, and a canceled upload leaves nothing behind', async ({ page }) => {
    await onDraft(page);
    const buffer = Buffer.alloc(9 * 1024 ** 2, `line ${newWord()}\n`);
    let cut = true;
    await page.route(/partNumber=/, (route) => (cut ? route.abort() : route.continue()));
    await picker(page).setInputFiles({ name: 'shaky.txt', mimeType: 'text/plain', buffer });
    const lost = documents(page).getByText('The connection is lost. It goes on by itself.');
    await expect(lost).toBeVisible({ timeout: 60_000 });
    cut = false;
    await expect(removeButton(page, 'shaky.txt')).toBeVisible({ timeout: 120_000 });

    cut = true;
    const other = Buffer.alloc(9 * 1024 ** 2, `line ${newWord()}\n`);
    await picker(page).setInputFiles({ name: 'given-up.txt', mimeType: 'text/plain', buffer: other });
    await expect(lost).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Cancel given-up.txt' }).click();
    await expect(documents(page).getByText('Canceled')).toBeVisible();
    await page.reload();
    await expect(removeButton(page, 'shaky.txt')).toBeVisible();
    await expect(page.getByText('given-up.txt')).toHaveCount(0);
  });
});

test('all of it by the keyboard alone', async ({ page }) => {
  await onDraft(page);
  await picker(page).focus();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  const buffer = trackedDocx('Write the number of each bag.', 'Ask Hank first.');
  await chooser.setFiles({ name: 'keys.docx', mimeType: word, buffer });
  await expect(removeButton(page, 'keys.docx')).toBeVisible({ timeout: 60_000 });
  const summary = documents(page).locator('summary', { hasText: 'What we found' });
  await expect(summary).toBeVisible();
  await page.getByRole('link', { name: 'keys.docx' }).focus();
  await page.keyboard.press('Tab');
  await expect(summary).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Tracked changes/ })).toBeVisible();
  const keep = page.getByRole('button', { name: 'Keep the original keys.docx' });
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Make a clean copy keys.docx' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(keep).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByLabel('Why does it stay as it is?')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(keep).toBeFocused();
  await removeButton(page, 'keys.docx').focus();
  await page.keyboard.press('Enter');
  await expect(removeButton(page, 'keys.docx')).toHaveCount(0);
  await expect(picker(page)).toBeFocused();
});

test('what a colleague of another office has on a draft cannot be found by its address', async ({ page, browser }) => {
  await onDraft(page);
  const buffer = docx('Only for us.');
  await picker(page).setInputFiles({ name: 'private.docx', mimeType: word, buffer });
  const link = documents(page).getByRole('link', { name: 'private.docx' });
  await expect(link).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
  const address = (await link.getAttribute('href'))!;
  const dana = await (await browser.newContext()).newPage();
  await signInAs(dana, 'Dana', '/search');
  await dana.goto(address);
  await expect(dana.getByRole('heading', { level: 1, name: 'We cannot find that page' })).toBeVisible();
  await dana.context().close();
});
