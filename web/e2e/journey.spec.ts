/**
 * The main job: Luis publishes a template from a Word file, Priya approves it, and Dana, in another state, finds it by a
 * word that stands only inside the document, and downloads it.
 */
import { readFile } from 'node:fs/promises';
import { docx } from './docx';
import { answerChecklist, expect, expectAccessible, newWord, signInAs, test } from './support';

test.setTimeout(180_000);

test('a Word file goes from Luis over Priya to Dana', async ({ browser }) => {
  const stamp = newWord();
  const word = `quillbramble${stamp}`;
  const title = `Seal log ${stamp}`;
  const bytes = docx(`Record the ${word} of each ballot bag before it leaves the vault.`);
  const open = async () => (await browser.newContext()).newPage();

  await test.step('Luis publishes', async () => {
    const page = await open();
    await signInAs(page, 'Luis', '/publish');
    await page.locator('label', { hasText: /^Template/ }).click();
    await page.getByLabel('Start from a document (optional)').setInputFiles({
      name: 'seal-log.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: bytes,
    });
    await expect(page.getByLabel('Title')).toHaveValue('Seal log');
    await page.getByLabel('Title').fill(title);
    await page.getByRole('button', { name: 'Continue' }).click();

    const documents = page.getByRole('region', { name: 'Documents' });
    await expect(documents.getByRole('button', { name: 'Remove seal-log.docx' })).toBeVisible({ timeout: 60_000 });
    await page.getByLabel('Summary').fill('One line for each bag, with the number at both ends of its trip.');
    await page.getByLabel('What changed in this version?').fill('First version');
    await page.locator('label', { hasText: 'All Alliance members' }).click();
    await expect(page.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Submit for Alliance review' }).click();
    await expect(page.getByRole('heading', { name: 'Sent for Alliance review' })).toBeVisible();
    await page.context().close();
  });

  await test.step('Priya approves', async () => {
    const page = await open();
    await signInAs(page, 'Priya', '/reviews');
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Download seal-log.docx' })).toBeVisible();
    await page.getByRole('button', { name: 'Claim this review' }).click();
    await page.getByRole('button', { name: 'Send the decision' }).click();
    await expect(page.getByRole('link', { name: 'Give a reason; the department sees it' })).toBeVisible();
    await expectAccessible(page);
    await page.locator('label', { hasText: /^Approve/ }).click();
    await page.getByRole('button', { name: 'Send the decision' }).click();
    await page.getByRole('link', { name: 'Answer first: Is it neutral?' }).click();
    await expect(page.getByRole('group', { name: 'Is it neutral?' }).getByRole('radio').first()).toBeFocused();
    await answerChecklist(page);
    await page.getByLabel('Reason').fill('Clear, lawful and nonpartisan.');
    await page.getByRole('button', { name: 'Send the decision' }).click();
    await expect(page.getByRole('heading', { name: `Decided: ${title}` })).toBeVisible();
    await expect(page.getByRole('link', { name: title })).toHaveCount(0);
    await page.context().close();
  });

  await test.step('Dana finds it by the word in the document and downloads it', async () => {
    const page = await open();
    await signInAs(page, 'Dana', '/search');
    const result = page.getByRole('link', { name: title });
    // The index follows the events; it may be a moment behind.
    await expect(async () => {
      await page.goto(`/search?q=${word}`);
      await expect(result).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.locator('mark').first()).toContainText(word);
    await result.click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expectAccessible(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download seal-log.docx' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('seal-log (version 1).docx');
    expect(Buffer.compare(await readFile(await download.path()), bytes)).toBe(0);
    await page.context().close();
  });

  await test.step('a visitor does not find it', async () => {
    const page = await open();
    await page.goto(`/search?q=${word}`);
    await expect(page.locator('.results__count')).toHaveText('0 resources');
    await page.context().close();
  });
});
