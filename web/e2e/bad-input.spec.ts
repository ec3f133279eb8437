/** What goes wrong in an office: each wrong input gets a clear sentence on the screen, and nothing that was typed is lost. */
import type { Browser, Page } from '@playwright/test';
import { docx } from './docx';
import { expect, expectAccessible, expectLive, newWord, searchField, signInAs, startDraft, test } from './support';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const summary = 'One line for each bag, with the number at both ends of its trip.';

/** The line of a document on its way, by the document's name. */
const upload = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Documents' }).getByRole('listitem').filter({ hasText: name });

const visitor = async (browser: Browser) => (await browser.newContext()).newPage();

test('documents that cannot be taken are refused by name and reason, beside one that can', async ({ page }) => {
  // The first checks stand in line behind those of the demo's own documents.
  test.setTimeout(240_000);
  await signInAs(page, 'Luis', '/publish');
  await startDraft(page, `Refusals ${newWord()}`);
  await page.getByLabel('Summary').fill(summary);
  const megabyte = 1024 * 1024;
  const files = [
    { name: 'setup.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
    { name: 'empty.docx', mimeType: word, buffer: Buffer.alloc(0) },
    { name: 'notes.docx', mimeType: word, buffer: Buffer.from(`these are plain words, ${newWord()}`) },
    { name: 'good.docx', mimeType: word, buffer: docx(`Seal ${newWord()}`) },
  ];
  // Playwright hands over at most 50 MB at once; the browser itself makes the file that is over the limit.
  const add = page.getByLabel('Add documents');
  await add.setInputFiles(files);
  await add.evaluate((input: HTMLInputElement, size) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(size)], 'scans.pdf', { type: 'application/pdf' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, 51 * megabyte);

  await expect(upload(page, 'setup.exe')).toContainText(
    'Not accepted. Files of this type are not taken. Save it as one of the types named below',
  );
  await expect(upload(page, 'empty.docx')).toContainText('Not accepted. The file is empty. Save it again');
  await expect(upload(page, 'scans.pdf')).toContainText('Not accepted. It is over the limit. Make it smaller', {
    timeout: 30_000,
  });
  await expect(upload(page, 'notes.docx')).toContainText(/Not accepted\. \w+/, { timeout: 120_000 });
  await expect(page.getByRole('button', { name: 'Remove good.docx' })).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page);

  await expect(page.getByLabel('Summary')).toHaveValue(summary);
  await expect(page.getByText(/^Saved at /)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Summary')).toHaveValue(summary);
  await expect(page.getByRole('button', { name: /^Remove / })).toHaveCount(1);
});

test('a title of 10,000 characters is refused at its field, when starting and when writing', async ({ page }) => {
  const long = 'Seal log '.repeat(1_112).slice(0, 10_000);
  await signInAs(page, 'Luis', '/publish');
  await page.locator('label', { hasText: /^Template/ }).click();
  await page.getByLabel('Title').fill(long);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('link', { name: /10000 characters are too many; at most 200/ })).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue(long);
  await expectAccessible(page);

  await startDraft(page, `Long title ${newWord()}`);
  await page.getByLabel('Summary').fill(summary);
  await page.getByLabel('Title').fill(long);
  await expect(page.locator('#field-title-error')).toContainText('characters are too many; at most 200');
  await expect(page.getByText('Not saved. Your words are kept in this browser.')).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue(long);
  await expectAccessible(page);
  await page.getByLabel('Title').fill('Seal log, mended');
  await expect(page.getByText(/^Saved at /)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Title')).toHaveValue('Seal log, mended');
  await expect(page.getByLabel('Summary')).toHaveValue(summary);
});

const searches = [
  { of: 'punctuation alone', query: '?!…"()&*', answer: /^\d+ resources?$/ },
  { of: 'unbalanced quotes', query: '"chain of custody', answer: /^[1-9]\d* resources?$/ },
  { of: 'an emoji', query: '🗳️', answer: /^\d+ resources?$/ },
  { of: '5,000 characters', query: 'seal '.repeat(1_000).trim() + 's', answer: /shorten it/ },
];
test.describe('an address that may be refused', () => {
  // The painted page answers 400 or 404 then, and the browser notes it.
  test.use({ expectedErrors: /status of 40[04]/ });

  for (const { of, query, answer } of searches) {
    test(`a search for ${of} gets an answer, and the words stay in the box`, async ({ page }) => {
      await page.goto('/search');
      await expectLive(page);
      await searchField(page).fill(query);
      await page.getByRole('button', { name: 'Search' }).click();
      const results = page.getByRole('region', { name: 'Results' });
      await expect(results.getByText(answer).first()).toBeVisible();
      await expect(searchField(page)).toHaveValue(query);
      // The same address painted by the server first.
      await page.reload();
      await expectLive(page);
      await expect(results.getByText(answer).first()).toBeVisible();
      await expect(searchField(page)).toHaveValue(query);
    });
  }

  test('a malformed place in the results says so and leads to the first page', async ({ page }) => {
    await page.goto('/search?q=checklist&after=%F0%9F%97%B3not-a-cursor');
    await expectLive(page);
    const results = page.getByRole('region', { name: 'Results' });
    await expect(results.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(results.getByRole('alert')).toContainText('This page of the list is no longer there');
    await results.getByRole('link', { name: 'First page' }).click();
    await expect(results.getByText(/^[1-9]\d* resources?$/)).toBeVisible();
    await expect(searchField(page)).toHaveValue('checklist');
  });

  test('an unknown resource says so and leads on', async ({ page }) => {
    const answer = await page.goto('/r/no-such-resource-0');
    expect(answer?.status()).toBe(404);
    await expectLive(page);
    await expect(page.getByRole('heading', { name: 'We cannot find that page' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Search the commons' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toBeVisible();
    await expectAccessible(page);
  });
});

test('text written after the session ended is kept, and offered back after signing in', async ({ page }) => {
  await signInAs(page, 'Luis', '/publish');
  const address = await startDraft(page, `Session ${newWord()}`);
  await page.context().clearCookies();
  await page.getByLabel('Summary').fill(summary);
  await expect(page.getByRole('heading', { name: 'Please sign in' })).toBeVisible();
  await expect(page.getByText('Not saved. Your words are kept in this browser.')).toBeVisible();
  await expect(page.getByLabel('Summary')).toHaveValue(summary);
  await expectAccessible(page);

  // The browser asks before it leaves unsaved text; that is right, and here the answer is yes.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /^Luis/ }).click();
  await page.waitForURL((url) => url.pathname === address);
  await expect(page.getByRole('heading', { name: /^You have unsaved text from / })).toBeVisible();
  await expect(page.getByLabel('Summary')).toHaveValue('');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByLabel('Summary')).toHaveValue(summary);
  await page.getByRole('button', { name: 'Save now' }).click();
  await expect(page.getByText(/^Saved at /)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Summary')).toHaveValue(summary);
});

test('two people write the same draft: the second sees both texts and chooses', async ({ browser }) => {
  const luis = await visitor(browser);
  const jo = await visitor(browser);
  await signInAs(luis, 'Luis', '/publish');
  const address = await startDraft(luis, `Two hands ${newWord()}`);
  await signInAs(jo, 'Jo', address);
  await expect(jo.getByRole('textbox', { name: 'Summary' })).toBeVisible();
  const write = async (page: Page, text: string) => {
    await page.getByRole('textbox', { name: 'Summary' }).fill(text);
    await page.getByRole('button', { name: 'Save now' }).click();
  };
  // Here nobody may hear of the other before they have written themselves.
  for (const page of [luis, jo]) {
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('DraftRevision')
        ? route.fulfill({ json: { data: { resource: null } } })
        : route.fallback(),
    );
  }
  const conflict = (page: Page, who: string) =>
    page.getByRole('heading', { name: new RegExp(`^${who}.* saved this draft at .*, while you were writing$`) });

  await write(luis, 'Luis, first');
  await expect(luis.getByText(/^Saved at /)).toBeVisible();
  await write(jo, 'Jo, first');
  await expect(conflict(jo, 'Luis')).toBeVisible();
  await expect(jo.locator('.compare')).toContainText('Jo, first');
  await expect(jo.locator('.compare')).toContainText('Luis, first');
  await expect(jo.getByRole('textbox', { name: 'Summary' })).toHaveValue('Jo, first');
  await expectAccessible(jo);

  await jo.getByRole('button', { name: 'Keep mine' }).click();
  await expect(jo.getByText(/^Saved at /)).toBeVisible();
  await expect(jo.getByRole('textbox', { name: 'Summary' })).toHaveValue('Jo, first');

  // Now Luis is the second, and takes what Jo saved; his own text can still be had back.
  await write(luis, 'Luis, second');
  await expect(conflict(luis, 'Jo')).toBeVisible();
  await luis.getByRole('button', { name: 'Take theirs' }).click();
  await expect(luis.getByRole('textbox', { name: 'Summary' })).toHaveValue('Jo, first');
  await luis.getByRole('button', { name: 'Bring it back' }).click();
  await expect(luis.getByRole('textbox', { name: 'Summary' })).toHaveValue('Luis, second');
  await expect(luis.getByText(/^Saved at /)).toBeVisible();

  await jo.reload();
  await expect(jo.getByRole('textbox', { name: 'Summary' })).toHaveValue('Luis, second');
  await luis.context().close();
  await jo.context().close();
});
