/**
 * What a reviewer reads of the documents, and the way back: what they ask for is read by those who wrote. And the whole way of
 * a review: Omar doubts and advises, Priya looks as the second person and asks for a change at certain words, Luis mends it,
 * Priya approves.
 */
import type { Page } from '@playwright/test';
import { docx } from './docx';
import {
  answerChecklist,
  expect,
  expectAccessible,
  expectNarrow,
  expectNews,
  newWord,
  signInAs,
  startDraft,
  test,
} from './support';

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

/** Takes one review after the other until it is this one, and gives the others back, which waited from before. */
async function takeUntil(page: Page, title: string) {
  const others: string[] = [];
  for (;;) {
    await page.getByRole('button', { name: 'Take the next one' }).click();
    await page.waitForURL(/\/reviews\/./);
    await expect(page.getByRole('button', { name: 'Give it back' })).toBeVisible();
    if (await page.getByRole('heading', { level: 1, name: title }).isVisible()) break;
    others.push(page.url());
    await page.goto('/reviews');
  }
  const mine = page.url();
  for (const other of others) {
    await page.goto(other);
    await page.getByRole('button', { name: 'Give it back' }).click();
    await expect(page.getByRole('heading', { name: /^Given back: / })).toBeVisible();
  }
  if (others.length > 0) await page.goto(mine);
  return mine;
}

/** Sends the decision or the advice, and the next one is at hand for the keyboard. */
async function sendVerdict(page: Page, button: string, news: string) {
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByRole('heading', { name: news })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take the next one' })).toBeFocused();
}

test('a review goes from Omar over Priya to Luis, back, and is approved', async ({ browser }) => {
  const title = `Seal line ${newWord()}`;
  const doubt = 'Is noon the deadline in all of Arizona?';
  const mend = 'Name the time zone.';
  const open = async () => (await browser.newContext()).newPage();
  const [luis, omar, priya] = [await open(), await open(), await open()];
  const lawful = 'Is it lawful where it says it applies?';

  await signInAs(luis, 'Luis', '/publish');
  const address = await startDraft(luis, title);
  await luis.getByLabel('Summary').fill('One line for each bag.');
  await luis.getByLabel('Text (optional)').fill('Write the number of each seal on its line by noon.');
  await luis.getByLabel('What changed in this version?').fill('First version');
  const send = async () => {
    await expect(luis.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
    await luis.getByRole('button', { name: 'Submit for Alliance review' }).click();
    await expect(luis.getByRole('heading', { name: 'Sent for Alliance review' })).toBeVisible();
  };
  await luis.locator('label', { hasText: 'All Alliance members' }).click();
  await send();

  await signInAs(omar, 'Omar', '/reviews');
  const review = await test.step('Omar takes the next one, doubts, and advises', async () => {
    await expectAccessible(omar);
    const review = await takeUntil(omar, title);
    const question = omar.getByRole('listitem').filter({ hasText: lawful }).first();
    await question.locator('label', { hasText: 'Not sure' }).click();
    await expect(question.getByText('Not saved yet. Say what you found.')).toBeVisible();
    await question.getByRole('textbox').fill(doubt);
    await question.getByRole('button', { name: /^Save the note/ }).click();
    await expect(question.getByText('A second person has to look')).toBeVisible();
    await expect(omar.getByRole('button', { name: 'Ask for a change here' })).toHaveCount(0);
    await omar.getByRole('button', { name: 'Send the advice' }).click();
    await expect(omar.getByRole('link', { name: 'Choose what you would decide' })).toBeVisible();
    await expectAccessible(omar);
    await expectNarrow(omar);
    await omar.locator('label', { hasText: /^Ask for changes/ }).click();
    await omar.getByLabel('Reason').fill('The deadline needs its time zone.');
    await sendVerdict(omar, 'Send the advice', `Your advice is with the curators: ${title}`);
    await expectAccessible(omar);
    return review;
  });

  await test.step('Priya looks as the second person, and asks for a change at certain words', async () => {
    await signInAs(priya, 'Priya', new URL(review).pathname);
    await expect(priya.getByText('Advice: ask for changes')).toBeVisible();
    await priya.getByRole('button', { name: 'Claim this review' }).click();
    const question = priya.getByRole('listitem').filter({ hasText: lawful }).first();
    await expect(question.getByText(doubt)).toBeVisible();
    await priya.locator('label', { hasText: /^Approve/ }).click();
    await priya.getByRole('button', { name: 'Send the decision' }).click();
    await expect(priya.getByRole('link', { name: `Answer as the second person: ${lawful}` })).toBeVisible();
    await question.locator('label', { hasText: /^Yes$/ }).click();
    await expect(question.getByText('A second person has to look')).toHaveCount(0);
    await answerChecklist(priya);
    await priya.locator('.prose p').first().selectText();
    await priya.getByRole('button', { name: 'Ask for a change here' }).click();
    await expect(priya.getByLabel('The words in the version')).toHaveValue(/by noon\.$/);
    await priya.getByLabel('The words in the version').fill('by noon');
    await priya.getByLabel('What to change').fill(mend);
    await expectAccessible(priya);
    await expectNarrow(priya);
    await priya.getByRole('button', { name: 'Add to the list' }).click();
    await expect(priya.getByRole('button', { name: 'Ask for a change here' })).toBeFocused();
    await priya.locator('label', { hasText: /^Ask for changes/ }).click();
    await expect(priya.getByText('1 change that you noted in the text goes with it.')).toBeVisible();
    await priya.getByLabel('Reason').fill('One thing about the deadline.');
    await sendVerdict(priya, 'Send the decision', `Decided: ${title}`);
    await expectAccessible(priya);
  });

  await test.step('Luis works through it above his draft, and sends it again', async () => {
    await luis.goto(address);
    const asked = luis.getByRole('region', { name: 'What to change' });
    await expect(asked.getByText('by noon')).toBeVisible();
    await asked.locator('label', { hasText: mend }).click();
    await expectAccessible(luis);
    await expectNarrow(luis);
    await luis.getByRole('link', { name: 'See the whole review' }).click();
    const timeline = luis.getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByText('Changes asked for', { exact: true })).toBeVisible();
    // What staff say to each other stays with them.
    await expect(timeline.getByText(/^Advice/)).toHaveCount(0);
    await expectAccessible(luis);
    await luis.goto(address);
    await luis.getByLabel('Text (optional)').fill('Write the number of each seal on its line by noon in Yuma.');
    await luis.getByRole('button', { name: 'Save now' }).click();
    await send();
  });

  await test.step('Luis writes to the reviewer while it waits', async () => {
    await luis.goto(address);
    await luis.getByRole('link', { name: 'See the review, and write to the reviewer' }).click();
    await luis.getByLabel('Your comment').fill('The time zone is in now.');
    await luis.getByRole('button', { name: 'Send the comment' }).click();
    await expectNews(luis, 'Your comment stands in the timeline');
    await expect(luis.getByRole('region', { name: 'Timeline' }).getByText('The time zone is in now.')).toBeVisible();
    await expectAccessible(luis);
  });

  await test.step('Priya approves; checklist and timeline stand there for both', async () => {
    await priya.goto('/reviews');
    await priya.getByRole('link', { name: title }).click();
    await priya.getByRole('button', { name: 'Claim this review' }).click();
    await expect(priya.getByText('The time zone is in now.')).toBeVisible();
    // What she asked for last time, what became of it, and what is new.
    const round = priya.getByRole('region', { name: 'It asks again: the round before' });
    await expect(round.getByText('One thing about the deadline.')).toBeVisible();
    await expect(round.getByRole('listitem').filter({ hasText: mend })).toContainText('Still stands');
    await expect(round.locator('ins', { hasText: 'in Yuma' })).toBeVisible();
    await expect(round.getByText('questions without a fault')).toBeVisible();
    await expectAccessible(priya);
    await expectNarrow(priya);
    await answerChecklist(priya);
    await priya.locator('label', { hasText: /^Approve/ }).click();
    await priya.getByLabel('Reason').fill('Clear, lawful and nonpartisan.');
    const approved = priya.url();
    await sendVerdict(priya, 'Send the decision', `Decided: ${title}`);
    for (const page of [priya, luis]) {
      await page.goto(approved);
      await expect(page.getByRole('heading', { name: 'Approved and published' })).toBeVisible();
      const answers = page.getByRole('region', { name: 'Checklist' }).getByRole('listitem');
      await expect(answers).toHaveCount(6);
      await expect(answers.filter({ hasText: /Yes, Priya/ })).toHaveCount(6);
      const timeline = page.getByRole('region', { name: 'Timeline' });
      await expect(timeline.getByText('Approved', { exact: true })).toBeVisible();
      await expectAccessible(page);
    }
  });

  for (const page of [luis, omar, priya]) await page.context().close();
});

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
