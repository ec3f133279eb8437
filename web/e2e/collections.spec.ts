/**
 * What belongs together: Priya makes a collection and asks Luis' department for two resources; Luis accepts; she puts them in
 * order and publishes; a visitor reads it. Then she endorses one of them and features it on the front page; and Luis takes the
 * other one out again.
 */
import type { Page } from '@playwright/test';
import {
  approve,
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

/** Publishes a resource for everybody, as the writer on one page and the curator on the other; answers its address. */
async function publishForAll(writer: Page, curator: Page, title: string) {
  await writer.goto('/publish');
  const address = (await startDraft(writer, title)).replace('/publish/', '/r/');
  await writer.getByLabel('Summary').fill('What goes with each ballot by mail.');
  await writer.getByLabel('Text (optional)').fill('Fold it once, words outside.');
  await writer.getByLabel('What changed in this version?').fill('First version');
  await writer.locator('label', { hasText: 'Everyone, without signing in' }).click();
  await expect(writer.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
  await writer.getByRole('button', { name: 'Submit for Alliance review' }).click();
  await expect(writer.getByRole('heading', { name: 'Sent for Alliance review' })).toBeVisible();
  await approve(curator, address.replace('/r/', ''));
  return address;
}

test('a collection is made, agreed to, published and read; what is in it is endorsed and featured', async ({
  browser,
}) => {
  const word = newWord();
  const [insert, envelope, title] = [`Ballot insert ${word}`, `Ballot envelope ${word}`, `Voting by mail ${word}`];
  const why = 'Start with this one: voters read it first.';
  const statement = 'Plain words, and other offices can use it as it is.';
  const open = async () => (await browser.newContext()).newPage();
  const [luis, priya, visitor] = [await open(), await open(), await open()];
  await signInAs(luis, 'Luis', '/publish');
  await signInAs(priya, 'Priya', '/collections');
  const insertPage = await publishForAll(luis, priya, insert);
  await publishForAll(luis, priya, envelope);

  await test.step('Priya makes a collection for everybody', async () => {
    await priya.getByRole('button', { name: 'Make a collection' }).click();
    await priya.getByRole('button', { name: 'Make the collection' }).click();
    await expect(priya.getByRole('link', { name: 'Enter a title' })).toBeVisible();
    await expectAccessible(priya);
    await priya.getByRole('textbox', { name: 'Title' }).fill(title);
    await priya.getByRole('button', { name: 'Make the collection' }).click();
    await priya.waitForURL(/\/c\/.+\/edit$/);
    await priya.getByLabel('Summary').fill('For an office that sends ballots for the first time.');
    await priya.getByLabel('Introduction').fill('Print the *insert* first.');
    await priya.locator('label', { hasText: 'Everyone, without signing in' }).click();
    await priya.getByRole('button', { name: 'Save the collection' }).click();
    await expectNews(priya, 'The collection is saved');
    await expectAccessible(priya);
    await expectNarrow(priya);
  });
  const address = new URL(priya.url()).pathname.replace(/\/edit$/, '');

  const add = async (words: string, name: string, commentary: string) => {
    const found = priya.getByRole('button', { name: `Add ${name}`, exact: true });
    // The index hears of a new resource a moment later.
    await expect(async () => {
      await priya.getByLabel('Words to search for, or the address of its page').fill(words);
      await priya.getByRole('button', { name: 'Find resources' }).click();
      await expect(found).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await found.click();
    const form = priya.getByRole('form', { name: `Add ${name}` });
    await form.getByLabel(/^Why it belongs there/).fill(commentary);
    await form.getByRole('button', { name: 'Add it' }).click();
    await expectNews(priya, `Asked for: ${name}`);
  };
  const rows = priya.getByRole('region', { name: 'What is in it' }).getByRole('listitem');

  await test.step('she asks for two resources, by words and by address: they wait', async () => {
    await add(envelope, envelope, '');
    await add(new URL(insertPage, priya.url()).href, insert, why);
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText('Waits for this office’s answer');
    await expect(priya.getByText(/^It can be published once/)).toBeVisible();
    await expectAccessible(priya);
    await expectNarrow(priya);
  });

  await test.step('nobody else sees it yet', async () => {
    await visitor.goto('/collections');
    await expectLive(visitor);
    await expect(visitor.getByText('Loading…')).toHaveCount(0);
    await expect(visitor.getByText(title)).toHaveCount(0);
  });

  await test.step('Luis accepts; a no would need a reason', async () => {
    await luis.goto('/publish');
    const asked = luis.getByRole('region', { name: 'Asked into a collection' });
    const row = asked.getByRole('listitem').filter({ hasText: insert });
    await expect(row).toContainText(why);
    await expectAccessible(luis);
    await row.getByRole('button', { name: `Decline ${insert}` }).click();
    await row.getByRole('button', { name: 'Decline it' }).click();
    await expect(row.getByRole('link', { name: 'Give a reason' })).toBeVisible();
    await expectAccessible(luis);
    await expectNarrow(luis);
    for (const name of [insert, envelope]) {
      await asked.getByRole('button', { name: `Accept ${name}` }).click();
      await expectNews(luis, `Accepted: ${name} stands in ${title}`);
    }
  });

  await test.step('she puts them in order with the keyboard and publishes', async () => {
    await priya.reload();
    await expect(rows.first()).toContainText(envelope);
    await expect(priya.getByText('Waits for this office’s answer')).toHaveCount(0);
    const up = priya.getByRole('button', { name: `Move up ${insert}` });
    await up.focus();
    await priya.keyboard.press('Enter');
    await expect(priya.getByText(`${insert} is now 1 of 2`)).toBeVisible();
    await expect(rows.first()).toContainText(insert);
    await expect(up).toBeFocused();
    await priya.getByRole('button', { name: 'Publish', exact: true }).click();
    await priya.getByRole('button', { name: 'Publish it' }).click();
    await expectNews(priya, 'The collection is published');
    await expectAccessible(priya);
  });

  await test.step('a visitor finds it and reads it in this order', async () => {
    await visitor.goto('/collections');
    await visitor.getByRole('link', { name: title }).click();
    await expect(visitor).toHaveURL(new RegExp(`${address}$`));
    await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(visitor.getByText('Kept by the Alliance')).toBeVisible();
    const things = visitor.getByRole('main').getByRole('listitem');
    await expect(things).toHaveCount(2);
    await expect(things.first()).toContainText(why);
    await expect(things.last()).toContainText(envelope);
    await expectAccessible(visitor);
    await expectNarrow(visitor);
  });

  await test.step('Priya endorses the insert by the rubric', async () => {
    await priya.goto(insertPage);
    await priya.getByRole('button', { name: 'Endorse', exact: true }).click();
    const form = priya.getByRole('form', { name: 'Endorse version 1' });
    await form.getByRole('button', { name: 'Endorse it for the Alliance' }).click();
    await expect(form.getByRole('link', { name: 'Write what readers are told' })).toBeVisible();
    await expectAccessible(priya);
    await expectNarrow(priya);
    const questions = await form.getByRole('group').count();
    expect(questions).toBe(4);
    for (let place = 0; place < questions; place += 1) {
      await form
        .locator('label', { hasText: /^Meets it$/ })
        .nth(place)
        .click();
      await form
        .getByLabel(/why\?$/)
        .nth(place)
        .fill('Read from end to end, and tried with a screen reader.');
    }
    await form.getByLabel('What readers are told').fill(statement);
    await form.getByRole('button', { name: 'Endorse it for the Alliance' }).click();
    await expectNews(priya, 'Endorsed');
  });

  await test.step('and puts it on the front page', async () => {
    await priya.getByRole('button', { name: 'Feature', exact: true }).click();
    await priya.getByLabel('Why, in a sentence').fill(`The insert that ${word} copies.`);
    await priya.getByRole('button', { name: 'Feature it' }).click();
    await expectNews(priya, 'It is on the front page');
    await expectAccessible(priya);
  });

  await test.step('the visitor sees the endorsement, the collection and the front page', async () => {
    await visitor.goto(insertPage);
    const says = visitor.getByRole('region', { name: 'What the Alliance says' });
    await expect(says).toContainText('The Alliance endorsed version 1 until');
    await expect(says).toContainText(statement);
    await says.getByText('What was looked at, and what was found').click();
    await expect(says.getByText('Meets it').first()).toBeVisible();
    await expect(visitor.getByRole('region', { name: 'In collections' }).getByRole('link')).toHaveText(title);
    await expect(visitor.getByRole('button', { name: 'Endorse' })).toHaveCount(0);
    await expectAccessible(visitor);
    await expectNarrow(visitor);
    await visitor.goto('/');
    const featured = visitor.getByRole('region', { name: 'Featured by the Alliance' });
    await expect(featured).toContainText(`The insert that ${word} copies.`);
    await expectAccessible(visitor);
    await featured.getByRole('link', { name: insert }).click();
    await expect(visitor).toHaveURL(new RegExp(`${insertPage}$`));
  });

  await test.step('it leaves the front page, and the endorsement is taken back with a reason', async () => {
    await priya.reload();
    await priya.getByRole('button', { name: 'Stop featuring' }).click();
    await expectNews(priya, 'It has left the front page');
    await priya.getByRole('button', { name: 'Withdraw the endorsement' }).click();
    await priya.getByLabel('Reason', { exact: true }).fill('The law has changed since.');
    await priya.getByRole('button', { name: 'Withdraw it', exact: true }).click();
    await expectNews(priya, 'The endorsement is withdrawn');
    await visitor.goto(insertPage);
    const says = visitor.getByRole('region', { name: 'What the Alliance says' });
    await expect(says).toContainText('The Alliance has withdrawn its endorsement of version 1.');
    await expect(says).toContainText('The law has changed since.');
  });

  await test.step('Luis takes the envelope out again: Priya sees why, and cannot ask at once', async () => {
    await luis.goto('/publish');
    const places = luis.getByRole('region', { name: 'Your resources in others’ collections' });
    await places.getByRole('button', { name: `Take it out ${envelope}, ${title}` }).click();
    await places.getByLabel('Reason (optional)').fill('A new envelope comes in spring.');
    await expectAccessible(luis);
    await expectNarrow(luis);
    await places.getByRole('button', { name: 'Take it out', exact: true }).click();
    await expectNews(luis, `Taken out: ${envelope} stands in ${title} no more`);
    await priya.goto(`${address}/edit`);
    const row = priya.getByRole('listitem').filter({ hasText: envelope });
    await expect(row).toContainText('Taken out by its office');
    await expect(row).toContainText('Its reason: A new envelope comes in spring.');
    await expect(row).toContainText('You can ask again from');
    await expect(row.getByRole('button')).toHaveCount(0);
    await expectAccessible(priya);
    await visitor.goto(address);
    await expect(visitor.getByRole('main').getByRole('link', { name: insert })).toBeVisible();
    await expect(visitor.getByRole('main').getByText(envelope)).toHaveCount(0);
    // On its own page the office sees what still stands somewhere.
    await luis.goto(insertPage);
    const here = luis.getByRole('region', { name: 'Collections this resource stands in' });
    await expect(here.getByRole('link', { name: title })).toBeVisible();
    await expectAccessible(luis);
  });

  for (const person of [luis, priya, visitor]) await person.context().close();
});
