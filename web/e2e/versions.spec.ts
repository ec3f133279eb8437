/** A second version: the reviewer sees what would change, and then everybody: the old one stays, and the two are compared. */
import type { Browser, Page } from '@playwright/test';
import { docx } from './docx';
import {
  answerChecklist,
  expect,
  expectAccessible,
  expectLive,
  expectNarrow,
  newWord,
  signInAs,
  startDraft,
  test,
} from './support';

test.setTimeout(300_000);

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Puts a Word file on the draft; one of the same name gives way to it. */
async function addLog(page: Page, text: string) {
  const remove = page.getByRole('button', { name: 'Remove seal-log.docx' });
  if (await remove.isVisible()) {
    await remove.click();
    await expect(remove).toHaveCount(0);
  }
  const input = page.getByLabel('Add documents');
  await input.setInputFiles([{ name: 'seal-log.docx', mimeType: word, buffer: docx(text) }]);
  await expect(remove).toBeVisible({ timeout: 120_000 });
}

async function submit(page: Page, note: string) {
  await page.getByLabel('What changed in this version?').fill(note);
  await page.getByRole('button', { name: 'Submit for Alliance review' }).click();
  await expect(page.getByRole('heading', { name: 'Sent for Alliance review' })).toBeVisible();
}

async function approve(browser: Browser, title: string, look: (page: Page) => Promise<void> = async () => {}) {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, 'Priya', '/reviews');
  await page.getByRole('link', { name: title }).click();
  await page.waitForURL(/\/reviews\/./);
  const review = page.url();
  await look(page);
  await page.goto(review);
  await page.getByRole('button', { name: 'Claim this review' }).click();
  await answerChecklist(page);
  await page.locator('label', { hasText: /^Approve/ }).click();
  await page.getByLabel('Reason').fill('Clear, lawful and nonpartisan.');
  await page.getByRole('button', { name: 'Send the decision' }).click();
  await expect(page.getByRole('heading', { name: `Decided: ${title}` })).toBeVisible();
  await page.context().close();
}

/** What the comparison says in all three places where one comes to it. */
async function expectDeadlineMoved(page: Page) {
  await expect(page.getByRole('status').filter({ hasText: 'in the text' })).toHaveText(
    '1 word added in the text; 1 word removed in the text; 1 document changed.',
  );
  const text = page.getByRole('region', { name: 'Text', exact: true });
  await expect(text.locator('ins')).toHaveText('added: Monday');
  await expect(text.locator('del')).toHaveText('removed: Friday');
  const documents = page.getByRole('region', { name: 'Documents' });
  await expect(documents.locator('ins')).toHaveText(/^added:\s+twice$/);
  await expectAccessible(page);
  await expectNarrow(page);
}

test('what changed between two versions, for the reviewer and then for everybody', async ({ browser }) => {
  const title = `Ballot insert ${newWord()}`;
  const luis = await (await browser.newContext()).newPage();
  await signInAs(luis, 'Luis', '/publish');
  const editor = await startDraft(luis, title);
  const address = editor.replace('/publish/', '/r/');
  await luis.getByLabel('Summary').fill('One page that goes into each envelope.');
  await luis.getByLabel('Text (optional)').fill('Return the ballot by Friday at noon.');
  await luis.locator('label', { hasText: 'Everyone, without signing in' }).click();
  await addLog(luis, `Write the seal number of ${title}.`);
  await submit(luis, 'First version');
  await approve(browser, title);

  await luis.goto(editor);
  await luis.getByLabel('Text (optional)').fill('Return the ballot by Monday at noon.');
  await addLog(luis, `Write the seal number of ${title} twice.`);
  await submit(luis, 'The deadline was wrong');
  await approve(browser, title, async (page) => {
    await page.getByRole('link', { name: 'Compare with the published version' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `What changed in “${title}”` })).toBeVisible();
    await expectDeadlineMoved(page);
  });
  await luis.context().close();

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(address);
  await expectLive(visitor);
  await expect(visitor.locator('.citation')).toContainText(`${address}/v/2`);
  await visitor.getByRole('link', { name: 'Compare with version 1' }).click();
  await expectDeadlineMoved(visitor);
  await visitor.getByLabel('to', { exact: true }).selectOption({ index: 1 });
  await expect(visitor.getByRole('heading', { name: 'You chose the same version twice' })).toBeVisible();
  await expectAccessible(visitor);
  await visitor.goBack();
  await visitor.getByRole('link', { name: 'Version 1', exact: true }).click();
  await expect(visitor.getByRole('heading', { name: /^This is version 1 of 2, from / })).toBeVisible();
  await expectAccessible(visitor);
  await expectNarrow(visitor);
  await visitor.getByRole('link', { name: 'Compare with the newest' }).click();
  await expectDeadlineMoved(visitor);
  await visitor.context().close();

  // The old version without scripts: its own words, its own document, and the way to the newest.
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${address}/v/1`);
  await expect(plain.getByText('Return the ballot by Friday at noon.')).toBeVisible();
  const [download] = await Promise.all([
    plain.waitForEvent('download'),
    plain.getByRole('link', { name: 'Download seal-log.docx' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('seal-log (version 1).docx');
  await plain.getByRole('link', { name: 'version 2', exact: true }).click();
  await expect(plain.getByText('Return the ballot by Monday at noon.')).toBeVisible();
  await plain.context().close();
});

test.describe('a version that is not there', () => {
  test.use({ expectedErrors: /404/ });

  test('is not found, with scripts and without', async ({ page }) => {
    for (const path of ['/r/nothing-of-the-kind/v/1', '/r/nothing-of-the-kind/v/x', '/r/nothing-of-the-kind/compare']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { name: 'We cannot find that page' })).toBeVisible();
    }
  });
});
