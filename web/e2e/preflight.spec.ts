/**
 * Before a draft is sent: what stands in the way is told with its mend, another department's eyes are borrowed, and a new
 * draft begins with the words of a document or of an earlier resource.
 */
import type { Page } from '@playwright/test';
import { headedDocx } from './docx';
import { expect, expectAccessible, expectNarrow, expectNews, newWord, signInAs, startDraft, test } from './support';

test.setTimeout(240_000);

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Said in two halves, since nothing in this house may be left open. */
const mark = ['TO', 'DO'].join('');
const check = (page: Page) => page.getByRole('region', { name: 'Check before you send' });
const saved = (page: Page) => expect(page.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });

/** Writes the text with its marks. */
async function writeText(page: Page, markdown: string) {
  const marks = page.getByRole('button', { name: /^Write with marks/ });
  if (await marks.isVisible()) await marks.click();
  await page.getByLabel('Text (optional)').fill(markdown);
}

/** Luis on a fresh draft for his state, with a summary and a text; answers its title. */
async function onDraft(page: Page, markdown: string) {
  const title = `Bag log ${newWord()}`;
  await signInAs(page, 'Luis', '/publish');
  await startDraft(page, title);
  await page.getByLabel('Summary').fill('One line for each bag.');
  await writeText(page, markdown);
  await page.getByLabel('What changed in this version?').fill('First version');
  await page.locator('label', { hasText: 'Departments in my state' }).click();
  await page.getByRole('button', { name: 'Save now' }).click();
  await saved(page);
  return title;
}

test('what stands in the way is told with its mend, refuses the sending, and is mended', async ({ page }) => {
  const title = await onDraft(page, `${mark}: name the form. Take it from [the log](/r/nothing-here).`);
  const panel = check(page);

  await test.step('both are told as blocking, with the words and the mend', async () => {
    await panel.getByRole('button', { name: 'Check now' }).click();
    await expect(panel.getByRole('heading', { name: /^To mend before it can go out/ })).toBeVisible();
    await expect(panel.locator('blockquote', { hasText: mark })).toBeVisible();
    await expect(panel.locator('blockquote', { hasText: '/r/nothing-here' })).toBeVisible();
    await expect(panel.getByText('Write what belongs there, or take it out.')).toBeVisible();
    await expect(panel.getByText('Correct the address, or take the link out.')).toBeVisible();
    await expect(panel.getByText('Checked as of the last save.')).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
  });

  await test.step('the link leads to the field', async () => {
    await panel.getByRole('link', { name: 'Go to: Text' }).first().click();
    await expect(page.locator('#field-body')).toBeFocused();
  });

  await test.step('sending is refused for the same reasons', async () => {
    await page.getByRole('button', { name: 'Publish for my state' }).click();
    const summary = page.locator('.usa-alert:focus');
    await expect(summary.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(summary.getByRole('link', { name: /nothing-here/ })).toBeVisible();
    await expect(summary.getByRole('link', { name: new RegExp(mark) })).toBeVisible();
  });

  await test.step('mended, there is nothing to mend, and it goes out', async () => {
    await writeText(page, 'Write the number of each bag on its line.');
    await panel.getByRole('button', { name: 'Check now' }).click();
    await expect(panel.getByText('Nothing to mend.')).toBeVisible();
    await expect(panel.locator('blockquote', { hasText: '/r/nothing-here' })).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Publish for my state' }).click();
    await expectNews(page, 'Published for your state');
  });

  await test.step('another begins with its words', async () => {
    await page.goto('/publish');
    await page.getByText('Start from one of your resources (optional)').click();
    await page.getByLabel('Words of its title').fill(title);
    await page.getByRole('button', { name: `Start from this ${title}` }).click();
    await expect(page.getByRole('button', { name: 'Start without it' })).toBeFocused();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(/\/publish\/./);
    await expect(page.getByLabel('Summary')).toHaveValue('One line for each bag.');
    await expect(page.locator('#field-body')).toContainText('Write the number of each bag on its line.');
  });
});

test('a department in another state could not read it, and is told why', async ({ page }) => {
  const title = await onDraft(page, 'Write the number of each bag on its line.');
  await check(page).getByRole('link', { name: 'Preview as another department' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Preview as another department' })).toBeVisible();
  await expect(page.getByRole('region', { name: title })).toContainText('Write the number of each bag on its line.');
  await expectAccessible(page);

  await page.getByLabel('Name of a county, town or office').fill('whiteside');
  await page.getByLabel('State', { exact: true }).selectOption('IL');
  await page.getByRole('button', { name: 'Find departments' }).click();
  await page.getByRole('button', { name: /^Preview as Whiteside County/ }).click();
  const met = page.getByRole('region', { name: 'To Whiteside County, Illinois' });
  await expect(met.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(met).toContainText('It is shared with departments in Arizona alone.');
  await expect(met).toContainText('Yes: it is for Illinois.');
  await expectAccessible(page);
  await expectNarrow(page);

  // The address holds the department.
  await page.reload();
  await expect(met).toContainText('It is shared with departments in Arizona alone.');
  await page.getByRole('link', { name: 'Back to writing' }).click();
  await expect(page.getByLabel('Title')).toHaveValue(title);
});

test('a draft takes the title and the headings of its document, and suggestions from its words', async ({ page }) => {
  const title = `Ballot custody ${newWord()}`;
  await signInAs(page, 'Luis', '/publish');
  await page.locator('label', { hasText: /^Template/ }).click();
  await page.getByLabel('Start from a document (optional)').setInputFiles({
    name: 'scan-17.docx',
    mimeType: word,
    buffer: headedDocx([
      { heading: 1, text: title },
      { text: 'Two people sign this form for every ballot box, and seal the box. Keep the form for 22 months.' },
      { heading: 2, text: 'Before you leave' },
      {
        text: 'Check the number of the seal, so that the chain of custody is complete and voters can trust the count.',
      },
    ]),
  });
  await expect(page.getByLabel('Title')).toHaveValue('Scan 17');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/publish\/./);

  await test.step('the document proposes, and what is chosen is taken over', async () => {
    const offer = page.getByRole('group', { name: 'From the document scan-17.docx' });
    await expect(offer).toBeVisible({ timeout: 120_000 });
    await expect(offer.getByRole('checkbox', { name: title })).toBeChecked();
    await expect(offer.getByRole('checkbox', { name: /with its headings: Before you leave/ })).toBeChecked();
    await expectAccessible(page);
    await expectNarrow(page);
    await page.getByRole('button', { name: 'Take over what is chosen' }).click();
    await expectNews(page, 'Taken over from the document');
    await expect(page.getByLabel('Title')).toHaveValue(title);
    await expect(page.locator('#field-body')).toContainText('Before you leave');
    await saved(page);
  });

  await test.step('what the words speak for is suggested, and added by a button', async () => {
    const suggested = page.getByRole('region', { name: 'Suggested from your words' });
    await suggested.getByRole('button', { name: 'Suggest from my text' }).click();
    const first = suggested.locator('.suggested').getByRole('button').first();
    await expect(first).toHaveAttribute('aria-pressed', 'false');
    await first.click();
    await expect(first).toHaveAttribute('aria-pressed', 'true');
    await expectAccessible(page);
    await expectNarrow(page);
  });
});
