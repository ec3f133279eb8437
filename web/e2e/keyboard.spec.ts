/**
 * Without a mouse: from a document to what is published, each step with Tab, arrows, space and Enter; what is done takes its
 * button away and the focus to the news. And the way to the first result of a search is short.
 */
import type { Locator, Page } from '@playwright/test';
import { docx } from './docx';
import { expect, expectAccessible, expectLive, expectNews, newWord, signInAs, test } from './support';

test.setTimeout(240_000);

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Presses Tab until the place has the focus; what is not reached within so many steps is not reached at all. */
async function tabTo(page: Page, place: Locator, most = 60) {
  for (let steps = 0; steps <= most; steps += 1) {
    if (await place.evaluate((one) => one === document.activeElement)) return steps;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${place} is not reached within ${most} times Tab`);
}

/** Moves to a field by Tab and types. */
async function type(page: Page, label: string, text: string) {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.insertText(text);
}

test('from a document to what is published, by keyboard alone', async ({ page }) => {
  const title = `Seal log ${newWord()}`;
  await signInAs(page, 'Luis', '/publish');

  await test.step('start from a document', async () => {
    await tabTo(page, page.getByRole('radio', { name: /^Template/ }));
    await page.keyboard.press('Space');
    const file = page.getByLabel('Start from a document (optional)');
    await tabTo(page, file);
    await file.setInputFiles([{ name: 'seal-log.docx', mimeType: word, buffer: docx(`Seal log ${newWord()}`) }]);
    await tabTo(page, page.getByLabel('Title'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(title);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/publish\/./);
    await expect(page.getByRole('button', { name: 'Remove seal-log.docx' })).toBeVisible({ timeout: 120_000 });
  });

  await test.step('the words, a row, and a state with its verdict', async () => {
    await type(page, 'Summary', 'One line for each seal.');
    await type(page, 'What changed in this version?', 'First version');
    await tabTo(page, page.locator('summary', { hasText: 'What is to be filled in' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Add a place' }));
    await page.keyboard.press('Enter');
    await page.keyboard.type('Name of the office');
    const verdicts = page.locator('summary', { hasText: 'May other states use it?' });
    await tabTo(page, verdicts);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('Add a state'));
    // Each key goes through the list; only the button adds.
    await page.keyboard.type('Ari');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('How usable in Arizona?')).toBeFocused();
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
    await type(page, 'Why, in Arizona?', 'No rule speaks of it.');
  });

  await test.step('the check before it is sent', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Check now' }), 120);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Checked as of the last save.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Check now' })).toBeFocused();
  });

  await test.step('sent, its button is gone, the focus is at the news, and the next version begins', async () => {
    await tabTo(page, page.locator('[name=reach]:checked'));
    const publish = page.getByRole('button', { name: 'Publish for my state' });
    for (let steps = 0; steps < 4 && !(await publish.isVisible()); steps += 1) await page.keyboard.press('ArrowUp');
    await tabTo(page, publish, 10);
    await page.keyboard.press('Enter');
    await expectNews(page, 'Published for your state');
    await expect(publish).toHaveCount(0);
    await expect(page.getByText(/^Nothing has changed since the last version/)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: /^Write a new version/ })).toBeVisible();
    await expectAccessible(page);
    await type(page, 'Summary', ' And one for each bag.');
    await expect(page.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
    await expect(publish).toBeVisible();
  });
});

test('the first result is near: a link leads past the filters', async ({ page }) => {
  await page.goto('/search?q=seal');
  await expectLive(page);
  const first = page.locator('.result').first().getByRole('link').first();
  await expect(first).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to results' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  expect(2 + (await tabTo(page, first, 10))).toBeLessThanOrEqual(4);

  await page.goto('/search?q=nothingofthisname');
  await expectLive(page);
  await expect(page.getByRole('heading', { name: 'No resources match' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#results')).toBeFocused();
});

test('a filter that is ticked keeps the focus, and the filters come in the order in which they are seen', async ({
  page,
}) => {
  await page.goto('/search?q=ballot');
  await expectLive(page);
  const filters = page.getByRole('form', { name: 'Filters' });
  const more = filters.locator('summary').first();
  await expect(more).toBeVisible();
  await more.press('Enter');
  const folded = filters.locator('details[open]').getByRole('checkbox').last();
  await folded.focus();
  const id = await folded.getAttribute('id');
  await page.keyboard.press('Space');
  await expect(page.locator(`[id="${id}"]`)).toBeChecked();
  await expect(page).toHaveURL(/&/);
  await expect(page.locator(`[id="${id}"]`)).toBeFocused();

  const boxes = await filters
    .getByRole('checkbox')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => ({ top: one.getBoundingClientRect().top, tab: (one as HTMLInputElement).tabIndex })),
    );
  expect(boxes.every(({ tab }) => tab === 0)).toBe(true);
  expect(boxes.map(({ top }) => top)).toEqual(boxes.map(({ top }) => top).toSorted((a, b) => a - b));
});
