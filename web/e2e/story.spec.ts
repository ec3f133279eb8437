/**
 * A success story: Luis writes it with numbers and a picture, a wrong number is told and mended, and others read it; and the
 * draft itself, which two windows write at once, and which outlives a lost connection.
 */
import type { Page } from '@playwright/test';
import { png } from './png';
import { expect, expectAccessible, expectLive, expectNarrow, newWord, signInAs, test } from './support';

test.setTimeout(240_000);

/** Starts a story, as the person who is signed in and on the publish page, and answers the address of its draft. */
async function startStory(page: Page, title: string) {
  await page.locator('label', { hasText: /^Story/ }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/publish\/./);
  await expect(page.getByLabel('Summary')).toBeVisible();
  return new URL(page.url()).pathname;
}

const saveNow = async (page: Page) => {
  await page.getByRole('button', { name: 'Save now' }).click();
  await expect(page.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
};

/** Clicks into an editor as a hand does, which needs longer to the next key than the editor to set its caret. */
async function clickInto(page: Page, label: string) {
  await page.getByLabel(label).click();
  await page.waitForTimeout(500);
}

test('Luis writes a story with numbers and a picture; a wrong number is told and mended; his state reads it', async ({
  browser,
}) => {
  const title = `Shorter lines ${newWord()}`;
  const open = async () => (await browser.newContext()).newPage();
  const luis = await open();
  await signInAs(luis, 'Luis', '/publish');
  const draft = await startStory(luis, title);
  const address = draft.replace('/publish/', '/r/');

  await test.step('the words, with the buttons of the editor', async () => {
    await luis.getByLabel('Summary').fill('How we made the lines at two early voting sites shorter.');
    await luis.getByLabel('Challenge: what was the problem?').fill('People stood in line for an hour.');
    const approach = luis.getByRole('textbox', { name: 'Approach: what did you do?' });
    await expect(approach).toHaveAttribute('contenteditable', 'true');
    await approach.click();
    await luis.keyboard.type('We did two things.');
    await luis.keyboard.press('Enter');
    await luis.keyboard.type('* A second check-in table');
    await luis.keyboard.press('Enter');
    await luis.keyboard.type('A sign with the ');
    await luis.keyboard.press('ControlOrMeta+b');
    await luis.keyboard.type('wait');
    await expect(approach.getByRole('listitem')).toHaveCount(2);
    await expect(approach.locator('strong')).toHaveText('wait');
    await luis.getByLabel('Outcome: what came of it?').fill('The lines are short now.');
    await luis.getByLabel('Whom to ask').fill('elections@yuma.example');
    await luis.getByLabel('What does it take?').fill('Two staff days, once.');
    await luis.getByLabel('What changed in this version?').fill('First version');
  });

  await test.step('a picture, with the words for who does not see it', async () => {
    await luis.getByLabel('Add documents').setInputFiles({
      name: 'table.png',
      mimeType: 'image/png',
      buffer: png(640, 480, Math.floor(Math.random() * 200)),
    });
    await luis.locator('label', { hasText: 'Show table.png' }).click({ timeout: 90_000 });
    await luis.getByLabel('What does table.png show?').fill('Two check-in tables side by side');
  });

  await test.step('numbers, one of them wrong', async () => {
    await luis.getByRole('button', { name: 'Add a number' }).click();
    await luis.keyboard.type('Longest wait');
    const row = luis.getByRole('group', { name: 'Number 1' });
    await row.getByLabel('Before').fill('about an hour');
    await row.getByLabel('After').fill('12.5');
    await row.getByLabel('Unit').fill('minutes');
    await expect(row.getByText('This is not a number. Write it like 1250, 1,250 or 12.5')).toBeVisible();
    await luis.locator('label', { hasText: 'Departments in my state' }).click();
    await saveNow(luis);
    await expectAccessible(luis);
    await expectNarrow(luis);
    await luis.getByRole('button', { name: 'Publish for my state' }).click();
    await expect(luis.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await luis.locator('.usa-alert--error a[href="#field-figures"]').first().click();
    await expect(row.getByLabel('Before')).toBeFocused();
    // What was typed is still there, also after a reload.
    await luis.reload();
    await expect(row.getByLabel('Before')).toHaveValue('about an hour');
    await row.getByLabel('Before').fill('62');
  });

  await test.step('where it may be used, and until when', async () => {
    await luis.locator('summary', { hasText: 'States where it applies' }).click();
    await luis.locator('label', { hasText: /^Arizona$/ }).click();
    await luis.locator('summary', { hasText: 'May other states use it?' }).click();
    await luis.getByRole('button', { name: 'Usable in all the states chosen' }).click();
    await luis.getByLabel('Why, in Arizona?').fill('No rule speaks of check-in tables.');
    await luis.getByLabel('Law or rule in Arizona').fill('A.R.S. 16-542');
    await luis.getByRole('button', { name: 'In a year' }).click();
    await saveNow(luis);
    await expectAccessible(luis);
    await luis.getByRole('button', { name: 'Publish for my state' }).click();
    await expect(luis.getByRole('heading', { name: 'Published for your state' })).toBeVisible();
  });

  await test.step('Ruth, in the same state, reads it; a visitor does not', async () => {
    const ruth = await open();
    await signInAs(ruth, 'Ruth', address);
    await expectLive(ruth);
    await expect(ruth.getByRole('heading', { name: 'In Arizona: Usable' })).toBeVisible();
    await expect(ruth.getByRole('region', { name: 'Approach' }).getByRole('listitem')).toHaveCount(2);
    await expect(ruth.getByRole('row', { name: /^Longest wait \(minutes\)/ })).toContainText('62→ 12.5');
    const pictures = ruth.getByRole('region', { name: 'Pictures' });
    const told = 'Two check-in tables side by side';
    await expect(pictures.getByRole('img', { name: told }).or(pictures.getByText(told))).toBeVisible();
    await expect(ruth.getByRole('table', { name: 'May your state use it?' })).toContainText('A.R.S. 16-542');
    await expect(ruth.getByText('Two staff days, once.')).toBeVisible();
    await expectAccessible(ruth);
    await expectNarrow(ruth);
    await ruth.goto(`${address}/v/1`);
    await expect(ruth.getByRole('region', { name: 'Outcome' })).toContainText('The lines are short now.');
    await expectAccessible(ruth);
    await ruth.context().close();
  });
  await luis.context().close();
});

test('two windows write the same draft, and the words of both are kept', async ({ browser }) => {
  const context = await browser.newContext();
  const [one, two] = [await context.newPage(), await context.newPage()];
  await signInAs(one, 'Luis', '/publish');
  const draft = await startStory(one, `Two windows ${newWord()}`);
  await one
    .getByLabel('Outcome: what came of it?')
    .fill('The first sentence. The second sentence. The third sentence.');
  await saveNow(one);
  await two.goto(draft);
  await expect(two.getByLabel('Outcome: what came of it?')).toHaveAttribute('contenteditable', 'true');

  // The same text at different places, and another field.
  await clickInto(one, 'Outcome: what came of it?');
  await one.keyboard.press('Home');
  await one.keyboard.type('In May: ');
  await one.getByLabel('Summary').fill('From window one');
  await saveNow(one);
  await clickInto(two, 'Outcome: what came of it?');
  await two.keyboard.press('End');
  await two.keyboard.type(' Every office can do it.');
  await two.getByLabel('Whom to ask').fill('elections@yuma.example');
  await two.getByRole('button', { name: 'Save now' }).click();
  await expect(two.getByText(/also wrote, and saved at|It stands in this form now/)).toBeVisible({ timeout: 30_000 });
  await expect(two.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
  await expect(two.getByLabel('Summary')).toHaveValue('From window one');
  const both = 'In May: The first sentence. The second sentence. The third sentence. Every office can do it.';
  await expect(two.getByLabel('Outcome: what came of it?')).toHaveText(both);
  await expectAccessible(two);

  // The first window takes in what the second saved, by itself.
  await expect(one.getByLabel('Whom to ask')).toHaveValue('elections@yuma.example', { timeout: 30_000 });
  await expect(one.getByLabel('Outcome: what came of it?')).toHaveText(both);
  await context.close();
});

test.describe('without a connection', () => {
  test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED/ });

  test('words are kept, outlive the page, and are saved once the connection is back', async ({ page }) => {
    await signInAs(page, 'Luis', '/publish');
    const draft = await startStory(page, `Lost line ${newWord()}`);
    await saveNow(page);
    await page.context().setOffline(true);
    await page.getByLabel('Summary').fill('Written on a train.');
    await expect(page.getByText('Not connected. Your words are kept in this browser.')).toBeVisible();
    await expectAccessible(page);
    await page.context().setOffline(false);
    await expect(page.getByText(/^Saved at /)).toBeVisible({ timeout: 30_000 });

    // Once more, and now the window is closed before the connection is back.
    await page.context().setOffline(true);
    await page.getByLabel('Summary').fill('Written on a train, and on a bus.');
    await expect(page.getByText('Not connected. Your words are kept in this browser.')).toBeVisible();
    const later = await page.context().newPage();
    await page.close();
    await later.context().setOffline(false);
    await later.goto(draft);
    await expect(later.getByRole('heading', { name: /^You have unsaved text from / })).toBeVisible();
    await later.getByRole('button', { name: 'Bring it back' }).click();
    await expect(later.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
    await later.reload();
    await expect(later.getByLabel('Summary')).toHaveValue('Written on a train, and on a bus.');
  });
});
