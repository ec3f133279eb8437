/**
 * The life of a resource: Jo writes and sends it, Luis of the same office sends it back, then approves it, later withdraws
 * it with a reason that its readers see, and puts it back.
 */
import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  expectLive,
  expectNarrow,
  expectNews,
  newWord,
  signInAs,
  startDraft,
  test,
} from './support';

test.setTimeout(300_000);
// The page of what is gone answers 410, that of what is not shared 404; the browser notes both.
test.use({ expectedErrors: /status of 4(04|10)/ });

/** Sends the draft on the page to the office's publisher. */
async function sendToPublisher(page: Page) {
  await expect(page.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Send to my office’s publisher' }).click();
  await expectNews(page, 'Sent to your office’s publisher');
}

/** Opens what waits for the publisher, from the page where publishing starts. */
async function openWaiting(page: Page, title: string) {
  await page.goto('/publish');
  const waiting = page.getByRole('region', { name: 'Waiting for you' });
  await expect(waiting).toBeVisible();
  await expectAccessible(page);
  await waiting.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** Makes a move on the resource's page, with its reason; without one it is not made. */
async function move(page: Page, label: string, question: string, reason: string) {
  await page.getByText('More you can do').click();
  await page.getByRole('button', { name: label }).click();
  const panel = page.getByRole('form', { name: question });
  await panel.getByRole('button', { name: label }).click();
  await expect(panel.getByRole('link', { name: 'Give a reason' })).toBeVisible();
  await expectAccessible(page);
  await panel.getByLabel('Reason').fill(reason);
  await panel.getByRole('button', { name: label }).click();
}

test('a resource goes from Jo over Luis to its readers, away, and back', async ({ browser }) => {
  const title = `Bag log ${newWord()}`;
  const mend = 'Name the deadline in local time.';
  const why = 'The deadline on page two is wrong.';
  const open = async () => (await browser.newContext()).newPage();
  const [jo, luis, ruth, dana] = [await open(), await open(), await open(), await open()];

  await signInAs(jo, 'Jo', '/publish');
  const address = await startDraft(jo, title);
  const page = address.replace('/publish/', '/r/');

  await test.step('Jo writes it for her state, and sends it to the publisher', async () => {
    await jo.getByLabel('Summary').fill('One line for each bag.');
    await jo.getByLabel('Text (optional)').fill('Write the number of each seal on the line of its bag.');
    await jo.getByLabel('What changed in this version?').fill('First version');
    await expect(jo.locator('.next-step')).toContainText('Finish it and send it on.');
    await jo.locator('label', { hasText: 'Departments in my state' }).click();
    await sendToPublisher(jo);
    await expect(jo.locator('.next-step')).toContainText('A publisher of your office reads it next.');
    await expectAccessible(jo);
  });

  await test.step('Luis sends it back with a reason', async () => {
    await signInAs(luis, 'Luis', '/publish');
    await openWaiting(luis, title);
    await luis.locator('label', { hasText: /^Send it back/ }).click();
    await luis.getByRole('button', { name: 'Send the decision' }).click();
    await expect(luis.getByRole('link', { name: /^Say what to change/ })).toBeVisible();
    await expectAccessible(luis);
    await expectNarrow(luis);
    await luis.getByLabel('What to change').fill(mend);
    await luis.getByRole('button', { name: 'Send the decision' }).click();
    await expectNews(luis, 'Sent back');
    await expectAccessible(luis);
  });

  await test.step('Jo mends it and sends it again', async () => {
    await jo.goto('/publish');
    const row = jo.getByRole('listitem').filter({ hasText: title });
    await expect(row).toContainText('Changes asked for');
    await expect(row).toContainText(mend);
    await expectAccessible(jo);
    await row.getByRole('link', { name: title, exact: true }).click();
    await expect(jo.getByRole('heading', { name: 'Your office’s publisher sent it back' })).toBeVisible();
    await jo.getByLabel('Text (optional)').fill('Write the number of each seal by 5 p.m. in Yuma.');
    await jo.getByRole('button', { name: 'Save now' }).click();
    await sendToPublisher(jo);
  });

  await test.step('Luis approves it, and it is published', async () => {
    await openWaiting(luis, title);
    await expect(luis.getByText('It is published at once')).toBeVisible();
    await luis.locator('label', { hasText: /^Approve/ }).click();
    await luis.getByRole('button', { name: 'Send the decision' }).click();
    await expectNews(luis, 'Approved and published');
    await luis.getByRole('link', { name: 'See the page' }).click();
    await expect(luis.locator('.status')).toHaveText('Published');
  });

  await test.step('Ruth reads it; Dana, in another state, does not', async () => {
    await signInAs(ruth, 'Ruth', page);
    await expect(ruth.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(ruth.locator('.status')).toHaveCount(0);
    await expect(ruth.getByText('More you can do')).toHaveCount(0);
    await signInAs(dana, 'Dana', page);
    await expect(dana.getByRole('heading', { name: 'We cannot find that page' })).toBeVisible();
  });

  await test.step('Luis withdraws it with a reason', async () => {
    await move(luis, 'Withdraw', 'Withdraw this resource?', why);
    await expectNews(luis, 'Withdrawn');
    await expect(luis.locator('.status')).toHaveText('Withdrawn');
    await expect(luis.locator('.next-step')).toContainText('Put it back, or publish a new version.');
    await expectAccessible(luis);
    await expectNarrow(luis);
  });

  await test.step('its readers see who withdrew it and why, with and without scripts; others see nothing', async () => {
    const answer = await ruth.goto(page);
    expect(answer?.status()).toBe(410);
    expect(await answer?.text()).toContain(why);
    await expectLive(ruth);
    await expect(ruth.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(ruth.getByRole('heading', { name: /withdrew this$/ })).toBeVisible();
    await expect(ruth.getByText(why)).toBeVisible();
    await expectAccessible(ruth);
    await expectNarrow(ruth);
    await dana.goto(page);
    await expectLive(dana);
    await expect(dana.getByRole('heading', { name: 'We cannot find that page' })).toBeVisible();
    await expect(dana.getByText(why)).toHaveCount(0);
  });

  await test.step('Luis puts it back, and it is read again', async () => {
    await luis.goto(page);
    await move(luis, 'Put back', 'Put this resource back?', 'The page was right after all.');
    await expectNews(luis, 'Published again');
    await expect(luis.locator('.status')).toHaveText('Published');
    await ruth.goto(page);
    await expectLive(ruth);
    await expect(ruth.getByRole('heading', { name: 'Cite this' })).toBeVisible();
    await expect(ruth.getByRole('heading', { name: /withdrew this$/ })).toHaveCount(0);
  });

  for (const person of [jo, luis, ruth, dana]) await person.context().close();
});
