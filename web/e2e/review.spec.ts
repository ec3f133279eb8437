/** What a reviewer reads of the documents, and the way back: what they ask for is read by those who wrote. */
import type { Page } from '@playwright/test';
import { docx } from './docx';
import { expect, expectAccessible, expectNarrow, newWord, signInAs, startDraft, test } from './support';

test.setTimeout(300_000);

/** Hands in a document with a made-up number, which stays for a reason, and one without anything to mend. */
async function addDocuments(page: Page, stamp: string, why: string) {
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  await page.getByLabel('Add documents').setInputFiles([
    { name: 'example.docx', mimeType, buffer: docx(`Write it so, says ${stamp}: SSN 219-09-9999`) },
    { name: 'plain.txt', mimeType: 'text/plain', buffer: Buffer.from(`Write the number of each bag, says ${stamp}.`) },
  ]);
  await expect(page.getByRole('button', { name: 'Remove plain.txt' })).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Keep the original example.docx' }).click({ timeout: 120_000 });
  await page.getByLabel('Why does it stay as it is?').fill(why);
  await page.getByRole('button', { name: 'Keep it as it is' }).click();
  await expect(page.getByText(`: ${why}`)).toBeVisible();
}

/** The reviewer has the findings before their eyes, and the document one step away. */
async function readFindings(page: Page, why: string) {
  const documents = page.getByRole('region', { name: 'Documents' });
  await expect(documents.getByRole('heading', { name: /^Social Security numbers/ })).toBeVisible();
  await expect(documents.getByText('219-09')).toHaveCount(0);
  await expect(documents.getByText(`: ${why}`)).toBeVisible();
  await expect(documents.getByRole('link', { name: 'plain.txt', exact: true })).toBeHidden();
  await documents.getByText('Nothing found in 1 document').click();
  await expect(documents.getByRole('link', { name: 'plain.txt', exact: true })).toBeVisible();
  await expect(documents.getByRole('button')).toHaveCount(0);
  await expectAccessible(page);
  await expectNarrow(page);
  await documents.getByRole('link', { name: 'example.docx', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'example.docx' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to the review' }).click();
}

test('what a reviewer asks for reaches the department', async ({ browser }) => {
  const luis = await (await browser.newContext()).newPage();
  await signInAs(luis, 'Luis', '/publish');
  const title = `Needs changes ${newWord()}`;
  const reason = 'Name the deadline in local time.';
  const address = await startDraft(luis, title);
  await luis.getByLabel('Summary').fill('One line for each bag.');
  await luis.getByLabel('Text (optional)').fill('Write the number of each seal on the line of its bag.');
  await luis.getByLabel('What changed in this version?').fill('First version');
  const why = 'The number is made up.';
  await addDocuments(luis, title, why);
  await luis.getByRole('button', { name: 'Submit for Alliance review' }).click();
  await expect(luis.getByRole('heading', { name: 'Sent for Alliance review' })).toBeVisible();

  const priya = await (await browser.newContext()).newPage();
  await signInAs(priya, 'Priya', '/reviews');
  await priya.getByRole('link', { name: title }).click();
  await priya.waitForURL(/\/reviews\/./);
  const review = priya.url();
  await readFindings(priya, why);
  await priya.getByRole('button', { name: 'Claim this review' }).click();
  await priya.locator('label', { hasText: /^Ask for changes/ }).click();
  await priya.getByLabel('Reason').fill(reason);
  await priya.getByRole('button', { name: 'Send the decision' }).click();
  await expect(priya.getByRole('heading', { name: `Decided: ${title}` })).toBeVisible();
  await priya.goto(review);
  await expect(priya.getByRole('heading', { name: /^Social Security numbers/ })).toBeVisible();
  await expect(priya.getByRole('link', { name: 'example.docx' })).toHaveCount(0);
  await expectAccessible(priya);
  await priya.context().close();

  await luis.goto('/publish');
  await expect(luis.getByRole('listitem').filter({ hasText: title })).toContainText(reason);
  await luis.goto(address);
  await expect(luis.getByRole('heading', { name: 'The reviewer asked for changes' })).toBeVisible();
  await expect(luis.getByRole('main').getByText(reason)).toBeVisible();
  await expectAccessible(luis);
  await luis.context().close();
});
