/**
 * A department's collection for everybody: Luis publishes it, which shows it to his state and asks the Alliance; Priya finds it
 * where she finds her work, reads and approves; a visitor reads it. Dana flags it, and Priya answers. Then she takes it down, and
 * the visitor is told why, and /transparency counts it.
 */
import {
  addOwn,
  counted,
  expect,
  expectAccessible,
  expectLive,
  expectNarrow,
  expectNews,
  flag,
  newWord,
  published,
  signInAs,
  test,
} from './support';

test.setTimeout(300_000);
// The browser notes that a page answers 404 or 410.
test.use({ expectedErrors: /status of (404|410)/ });

test('a department’s collection is read by the Alliance before everybody sees it, and is taken down', async ({
  browser,
}) => {
  const word = newWord();
  const [log, title] = [`Seal log ${word}`, `Chain of custody ${word}`];
  const open = async () => (await browser.newContext()).newPage();
  const [luis, priya, dana, visitor] = [await open(), await open(), await open(), await open()];
  await signInAs(luis, 'Luis', '/collections');
  await signInAs(priya, 'Priya', '/reviews');
  const slug = await published(luis, priya, log);

  await test.step('Luis makes it for everybody, and hears that the Alliance reads it first', async () => {
    await luis.getByRole('button', { name: 'Make a collection' }).click();
    await luis.getByRole('textbox', { name: 'Title' }).fill(title);
    await luis.getByRole('button', { name: 'Make the collection' }).click();
    await luis.waitForURL(/\/c\/.+\/edit$/);
    await luis.getByLabel('Introduction').fill('# Before you begin\n\nCount the seals.');
    await luis.locator('label', { hasText: 'Everyone, without signing in' }).click();
    await expect(luis.getByText(/^The Alliance reads it first/)).toBeVisible();
    await luis.getByRole('button', { name: 'Save the collection' }).click();
    await expectNews(luis, 'The collection is saved');
    await addOwn(luis, slug, log);
    // The news stands beside what was done, and the old one is gone.
    const section = luis.getByRole('region', { name: 'Add a resource' });
    await expect(section.getByRole('heading', { name: `Added: ${log}` })).toBeInViewport();
    await expect(luis.getByRole('heading', { name: 'The collection is saved' })).toHaveCount(0);
  });
  const address = new URL(luis.url()).pathname.replace(/\/edit$/, '');

  await test.step('he publishes it: his state sees it, the Alliance is asked', async () => {
    await luis.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(luis.getByText(/^Shared with: Departments in my state\. The Alliance is asked/)).toBeVisible();
    await luis.getByRole('button', { name: 'Publish it' }).click();
    await expectNews(luis, 'The collection is published, and the Alliance is asked');
    await expectAccessible(luis);
    await expectNarrow(luis);
    await visitor.goto(address);
    await expect(visitor.getByRole('heading', { name: 'We cannot find that page' })).toBeVisible();
  });

  await test.step('Priya finds it from her queue, reads it and approves it', async () => {
    await priya.reload();
    await priya.getByRole('link', { name: /waits? for the Alliance$/ }).click();
    const waiting = priya.getByRole('region', { name: 'Waiting for the Alliance' });
    await expect(waiting.getByRole('listitem').filter({ hasText: title })).toContainText(
      'To be shared with: Everyone, without signing in',
    );
    await expectAccessible(priya);
    await waiting.getByRole('link', { name: title }).click();
    await expect(priya.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(priya.getByRole('heading', { level: 2, name: 'Before you begin' })).toBeVisible();
    await priya.getByRole('button', { name: 'Send back' }).click();
    await priya.getByRole('button', { name: 'Send it back' }).click();
    await expect(priya.getByRole('link', { name: 'Give a reason' })).toBeVisible();
    await expectAccessible(priya);
    await expectNarrow(priya);
    await priya.getByRole('button', { name: 'Approve', exact: true }).click();
    await priya.getByRole('button', { name: 'Approve it' }).click();
    await expectNews(priya, 'Approved. It is shared with: Everyone, without signing in');
  });

  await test.step('a visitor reads it', async () => {
    await visitor.goto(address);
    await expectLive(visitor);
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(visitor.getByRole('link', { name: log })).toBeVisible();
    const wrong = visitor.getByRole('region', { name: 'Is something wrong with it?' });
    await expect(wrong.getByRole('link', { name: /^How to reach / })).toBeVisible();
    await expect(wrong.getByRole('button')).toHaveCount(0);
    await expectAccessible(visitor);
  });

  await test.step('new words go back to his state until they are read, and he is told before', async () => {
    await luis.reload();
    await luis.getByLabel('Summary').fill('For an office with few seals.');
    await expect(luis.getByText(/^Readers outside your state will not see this collection/)).toBeVisible();
    await expectAccessible(luis);
    await luis.getByRole('button', { name: 'Save the collection' }).click();
    await expectNews(luis, 'The collection is saved');
    await expect(luis.getByText(/^The Alliance is asked to share it with: Everyone/)).toBeVisible();
    await visitor.goto(address);
    await expect(visitor.getByRole('heading', { name: 'We cannot find that page' })).toBeVisible();
    await priya.goto(address);
    await expect(priya.getByText('For an office with few seals.')).toBeVisible();
    await priya.getByRole('button', { name: 'Approve', exact: true }).click();
    await priya.getByRole('button', { name: 'Approve it' }).click();
    await expectNews(priya, /^Approved/);
  });

  await test.step('Dana, of another state, flags it; Priya finds it, reads why and answers; Dana reads the answer', async () => {
    const [wrong, answer] = ['We count the seals twice now.', 'Once is what the law asks.'];
    await signInAs(dana, 'Dana', address);
    await flag(dana, /^Out of date/, wrong);
    await expectNews(dana, /^Thank you/);
    await expectAccessible(dana);
    await priya.goto('/collections');
    const flagged = priya.getByRole('region', { name: 'Flagged', exact: true });
    await expect(flagged.getByRole('listitem').filter({ hasText: title })).toContainText('Out of date');
    await expectAccessible(priya);
    await flagged.getByRole('link', { name: title }).click();
    const told = priya.getByRole('region', { name: 'For the Alliance’s curators' });
    await expect(told).toContainText(wrong);
    await expect(told).toContainText('Plymouth');
    await expect(priya.getByRole('main')).not.toContainText('Dana');
    await told.getByRole('button', { name: 'Nothing is wrong' }).click();
    await told.getByLabel('Reason', { exact: true }).fill(answer);
    await expectAccessible(priya);
    await expectNarrow(priya);
    await told.getByRole('button', { name: 'Answer the flags' }).click();
    await expectNews(priya, 'The flags are answered');
    await dana.goto('/flags');
    const own = dana.getByRole('listitem').filter({ hasText: title });
    await expect(own).toContainText('Checked: nothing had to change');
    await expect(own).toContainText(answer);
    await expect(own.getByRole('link', { name: title })).toHaveAttribute('href', address);
    await expectAccessible(dana);
  });

  const takedowns = await counted(visitor, 'Nobody asked: a collection', 'Taken down');
  await test.step('Priya takes it down: the visitor is told why, and Luis cannot publish it', async () => {
    await priya.getByRole('button', { name: 'Take down' }).click();
    await priya.getByLabel('Reason', { exact: true }).fill('It names a voter.');
    await priya.getByRole('button', { name: 'Take it down' }).click();
    await expectNews(priya, 'The collection is taken down');
    await expectAccessible(priya);
    const gone = await visitor.goto(address);
    expect(gone?.status()).toBe(410);
    await expectLive(visitor);
    await expect(visitor.getByRole('heading', { name: 'The Alliance took this down' })).toBeVisible();
    await expect(visitor.getByText('It names a voter.')).toBeVisible();
    await expect(visitor.getByRole('link', { name: log })).toHaveCount(0);
    await expectAccessible(visitor);
    await expectNarrow(visitor);
    await luis.reload();
    await expect(luis.getByRole('heading', { name: 'The Alliance took this collection down' })).toBeVisible();
    await expect(luis.getByRole('button', { name: 'Publish', exact: true })).toHaveCount(0);
    await expectAccessible(luis);
  });

  await test.step('she puts it back', async () => {
    await priya.getByRole('button', { name: 'Put back' }).click();
    await priya.getByLabel('Reason', { exact: true }).fill('Nobody is named any more.');
    await priya.getByRole('button', { name: 'Put it back' }).click();
    await expectNews(priya, 'The collection is back');
    await visitor.goto(address);
    await expect(visitor.getByRole('link', { name: log })).toBeVisible();
  });

  await test.step('the months count what she did unasked, and what Luis asked for', async () => {
    await expect(async () => {
      const now = await counted(visitor, 'Nobody asked: a collection', 'Taken down');
      expect(now).toBeGreaterThan(takedowns);
    }).toPass({ timeout: 30_000 });
    expect(await counted(visitor, 'Showing a collection further', 'Shown as far as asked')).toBeGreaterThan(0);
    await expectAccessible(visitor);
    await expectNarrow(visitor);
  });

  for (const person of [luis, priya, dana, visitor]) await person.context().close();
});
