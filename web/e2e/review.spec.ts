/** The way back: what a reviewer asks for is read by those who wrote, on their list and above their draft. */
import { expect, expectAccessible, newWord, signInAs, startDraft, test } from './support';

test('what a reviewer asks for reaches the department', async ({ browser }) => {
  const luis = await (await browser.newContext()).newPage();
  await signInAs(luis, 'Luis', '/publish');
  const title = `Needs changes ${newWord()}`;
  const reason = 'Name the deadline in local time.';
  const address = await startDraft(luis, title);
  await luis.getByLabel('Summary').fill('One line for each bag.');
  await luis.getByLabel('Text (optional)').fill('Write the number of each seal on the line of its bag.');
  await luis.getByLabel('What changed in this version?').fill('First version');
  await luis.getByRole('button', { name: 'Submit for review' }).click();
  await expect(luis.getByRole('heading', { name: 'Sent for review' })).toBeVisible();

  const priya = await (await browser.newContext()).newPage();
  await signInAs(priya, 'Priya', '/reviews');
  await priya.getByRole('link', { name: title }).click();
  await priya.getByRole('button', { name: 'Claim this review' }).click();
  await priya.locator('label', { hasText: /^Ask for changes/ }).click();
  await priya.getByLabel('Reason').fill(reason);
  await priya.getByRole('button', { name: 'Send the decision' }).click();
  await expect(priya.getByRole('heading', { name: `Decided: ${title}` })).toBeVisible();
  await priya.context().close();

  await luis.goto('/publish');
  await expect(luis.getByRole('listitem').filter({ hasText: title })).toContainText(reason);
  await luis.goto(address);
  await expect(luis.getByRole('heading', { name: 'The reviewer asked for changes' })).toBeVisible();
  await expect(luis.getByRole('main').getByText(reason)).toBeVisible();
  await expectAccessible(luis);
  await luis.context().close();
});
