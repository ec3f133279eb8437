/** Two people in one draft: who is overwritten is told, and has the words; rows of both stay; nobody is moved while writing. */
import type { Browser, Page } from '@playwright/test';
import { expect, expectAccessible, expectNarrow, newWord, signInAs, startDraft, test } from './support';

/** The page looks for what others saved now, and not at the end of a quarter of a minute. */
const look = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** Luis and Jo, each in a browser of their own, in the same new draft. */
async function inOneDraft(browser: Browser) {
  const [luis, jo] = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  await signInAs(luis!, 'Luis', '/publish');
  const address = await startDraft(luis!, `Together ${newWord()}`);
  await signInAs(jo!, 'Jo', address);
  await expect(jo!.getByLabel('Summary')).toBeVisible();
  return { luis: luis!, jo: jo!, address };
}

const summary = (page: Page) => page.getByRole('textbox', { name: 'Summary' });
const saved = (page: Page) => expect(page.getByText(/^Saved at .*[AP]M$/).first()).toBeVisible();

async function write(page: Page, text: string) {
  await summary(page).fill(text);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Save now' }).click();
}

test('who is overwritten is told, without being moved, and puts the words back', async ({ browser }) => {
  const { luis, jo } = await inOneDraft(browser);
  await write(luis, 'Two people carry the bag.');
  await saved(luis);
  await write(jo, 'Three people carry the bag.');
  await expect(jo.getByText('This drops the words of Luis (demo deputy).')).toBeVisible();
  await expectAccessible(jo);
  await expectNarrow(jo);
  await jo.getByRole('button', { name: 'Keep mine' }).press('Enter');
  await expect(summary(jo)).toBeFocused();
  await saved(jo);

  await luis.getByLabel('Title').focus();
  await look(luis);
  const told = luis.getByRole('heading', { name: 'Jo (demo contributor) replaced your words in “Summary”' });
  await expect(told).toBeVisible();
  await expect(luis.getByLabel('Title')).toBeFocused();
  await expect(summary(luis)).toHaveValue('Three people carry the bag.');
  await expectAccessible(luis);
  await expectNarrow(luis);
  await luis.getByRole('button', { name: /^Some of your saved words were replaced/ }).press('Enter');
  await luis.keyboard.press('Tab');
  await expect(luis.getByRole('button', { name: 'Put mine back' })).toBeFocused();
  await luis.keyboard.press('Enter');
  await expect(told).toBeHidden();
  await expect(summary(luis)).toBeFocused();
  await expect(summary(luis)).toHaveValue('Two people carry the bag.');
  await saved(luis);

  // Now Jo is the one who learns of it.
  await look(jo);
  await expect(jo.getByRole('heading', { name: 'Luis (demo deputy) replaced your words in “Summary”' })).toBeVisible();
  await luis.context().close();
  await jo.context().close();
});

test('both texts can be kept, and rows that two add to one list stay both', async ({ browser }) => {
  const { luis, jo, address } = await inOneDraft(browser);
  for (const page of [luis, jo]) {
    await page.getByText(/^What is to be filled in \(/).click();
    await page.getByRole('button', { name: 'Add a place' }).press('Enter');
    await page.keyboard.type(page === luis ? 'Name of the office' : 'Date of the pickup');
  }
  await write(luis, 'Two people carry the bag.');
  await saved(luis);
  await write(jo, 'A bag for each precinct.');
  await jo.getByRole('button', { name: 'Keep both' }).press('Enter');
  await saved(jo);
  await jo.goto(address);
  await expect(summary(jo)).toHaveValue('Two people carry the bag.\n\nA bag for each precinct.');
  await jo.getByText('What is to be filled in (2 places)').click();
  for (const [place, name] of ['Name of the office', 'Date of the pickup'].entries()) {
    await expect(jo.getByRole('group', { name: `Place ${place + 1}` }).getByLabel('What goes there?')).toHaveValue(
      name,
    );
  }
  await luis.context().close();
  await jo.context().close();
});

test('who has closed the page is told on return, once', async ({ browser }) => {
  const { luis, jo, address } = await inOneDraft(browser);
  await write(luis, 'Two people carry the bag.');
  await saved(luis);
  const office = luis.context();
  await luis.close();
  await look(jo);
  await expect(summary(jo)).toHaveValue('Two people carry the bag.');
  await write(jo, 'Three people carry the bag.');
  await saved(jo);

  const back = await office.newPage();
  await back.goto(address);
  const told = back.getByRole('heading', { name: 'Jo (demo contributor) replaced your words in “Summary”' });
  await expect(told).toBeVisible();
  await expect(back.getByText('Two people carry the bag.')).toBeVisible();
  await expect(summary(back)).toHaveValue('Three people carry the bag.');
  await expectAccessible(back);
  await expectNarrow(back);
  await back.getByRole('button', { name: 'Leave it so' }).press('Enter');
  await expect(told).toBeHidden();
  await back.reload();
  await expect(summary(back)).toHaveValue('Three people carry the bag.');
  await expect(told).toBeHidden();
  await office.close();
  await jo.context().close();
});
