/**
 * What happens when something is wrong: Dana flags what Luis published, Priya takes it down with a reason that its readers
 * see, Dana’s office, which used it, stops, Luis appeals, Ana puts it back; everybody reads the decisions, and /transparency
 * counts them.
 */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import {
  approve,
  ask,
  counted,
  expect,
  expectAccessible,
  expectLive,
  expectNarrow,
  expectNews,
  flag,
  newWord,
  signInAs,
  startDraft,
  test,
} from './support';

test.setTimeout(300_000);
// The page of what is gone answers 410; the browser notes it.
test.use({ expectedErrors: /status of 410/ });

/** Claims the request on the page and decides it; without a reason it is not decided. */
async function decide(page: Page, choice: RegExp, reason: string, title: string) {
  await page.getByRole('button', { name: 'Claim this review' }).click();
  await page.locator('label', { hasText: choice }).click();
  await page.getByRole('button', { name: 'Send the decision' }).click();
  await expect(page.getByRole('link', { name: 'Give a reason' })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByLabel('Reason', { exact: true }).fill(reason);
  await page.getByRole('button', { name: 'Send the decision' }).click();
  await expect(page.getByRole('heading', { name: `Decided: ${title}` })).toBeVisible();
}

const plymouth = 'ocd-division/country:us/state:wi/county:sheboygan/place:plymouth';

test('what is flagged is taken down, appealed, and put back, before everybody’s eyes', async ({ browser }) => {
  const title = `Deadline list ${newWord()}`;
  const wrong = 'The law moved this day in spring.';
  const down = 'The deadline on it has passed by law.';
  const plea = 'The new law begins next year.';
  const back = 'The department is right: the old day still holds.';
  const open = async () => (await browser.newContext()).newPage();
  const [luis, priya, dana, ana, visitor] = [await open(), await open(), await open(), await open(), await open()];
  const takedowns = await counted(visitor, 'Flag: Out of date', 'Something was wrong');
  const appeals = await counted(visitor, 'Appeal', 'Published again');

  await signInAs(luis, 'Luis', '/publish');
  const page = (await startDraft(luis, title)).replace('/publish/', '/r/');
  await signInAs(priya, 'Priya', '/reviews');

  await test.step('Luis publishes it for everybody', async () => {
    await luis.getByLabel('Summary').fill('One line for each deadline.');
    await luis.getByLabel('Text (optional)').fill('Send the list to the state by the first Monday in May.');
    await luis.getByLabel('What changed in this version?').fill('First version');
    await luis.locator('label', { hasText: 'Everyone, without signing in' }).click();
    await expect(luis.getByText(/^Saved at /)).toBeVisible({ timeout: 15_000 });
    await luis.getByRole('button', { name: 'Submit for Alliance review' }).click();
    await expect(luis.getByRole('heading', { name: 'Sent for Alliance review' })).toBeVisible();
    await approve(priya, page.replace('/r/', ''));
  });

  await test.step('a visitor is led to the office', async () => {
    await visitor.goto(page);
    await expectLive(visitor);
    await expect(visitor.getByRole('link', { name: /^How to reach / })).toBeVisible();
    await expect(visitor.getByRole('button', { name: 'Something is wrong with it' })).toHaveCount(0);
    await expectAccessible(visitor);
  });

  await test.step('Dana flags it, once, takes it back, and flags it again with the words marked', async () => {
    await signInAs(dana, 'Dana', page);
    await flag(dana, /^Something else/, 'I am not sure about the day.');
    await expectNews(dana, /^Thank you/);
    await expectAccessible(dana);
    await expect(dana.getByRole('button', { name: 'Something is wrong with it' })).toHaveCount(0);
    await dana.reload();
    await expect(dana.getByText(/^You flagged this on /)).toBeVisible();
    await expectAccessible(dana);
    await dana.getByRole('link', { name: 'See my flags' }).click();
    const own = dana.getByRole('listitem').filter({ hasText: title });
    await expect(own).toContainText('Waits to be checked');
    await expectAccessible(dana);
    await expectNarrow(dana);
    await own.getByRole('button', { name: /^Take it back/ }).click();
    await own.getByRole('form').getByRole('button', { name: 'Take it back' }).click();
    await expectNews(dana, 'Your flag is taken back');
    await expect(own).toContainText('You took it back');

    await dana.goto(page);
    await expectLive(dana);
    await dana.getByText('Send the list to the state').click({ clickCount: 3 });
    await dana.getByRole('button', { name: 'Something is wrong with it' }).click();
    await expect(dana.getByLabel(/^The words it is about/)).toHaveValue(/first Monday in May/);
    await dana.getByRole('button', { name: 'Send it to the Alliance' }).click();
    await expect(dana.getByRole('link', { name: 'Choose what is wrong' })).toBeVisible();
    await expectAccessible(dana);
    await expectNarrow(dana);
    await flag(dana, /^Out of date/, wrong);
    await expectNews(dana, /^Thank you/);
    // Her office uses it all the same, for now.
    type Asked = { resource: { id: string } };
    const { resource } = await ask<Asked>(dana, 'query($slug: String!) { resource(slug: $slug) { id } }', {
      slug: page.replace('/r/', ''),
    });
    await ask(dana, 'mutation($input: AdoptTemplateInput!) { adoptTemplate(input: $input) { __typename } }', {
      input: { resourceId: resource.id },
    });
  });

  await test.step('Priya reads what was flagged, not who did, and takes it down', async () => {
    await priya.goto('/reviews');
    const row = priya.getByRole('row').filter({ hasText: title });
    await expect(row).toContainText('Flag');
    await expectAccessible(priya);
    await row.getByRole('link', { name: title }).click();
    const flags = priya.getByRole('region', { name: 'What was flagged' });
    await expect(flags).toContainText(wrong);
    await expect(flags).toContainText('first Monday in May');
    await expect(flags).toContainText('Plymouth');
    await expect(priya.getByRole('main')).not.toContainText('Dana');
    await expect(flags.getByRole('listitem')).toHaveCount(1);
    await decide(priya, /^Take it down/, down, title);
  });

  await test.step('its readers see who took it down and why, with and without scripts; Dana reads that she was right', async () => {
    const answer = await visitor.goto(page);
    expect(answer?.status()).toBe(410);
    expect(await answer?.text()).toContain(down);
    await expectLive(visitor);
    await expect(visitor.getByRole('heading', { name: 'The Alliance took this down' })).toBeVisible();
    await expect(visitor.getByText(down)).toBeVisible();
    await expectAccessible(visitor);
    await dana.goto('/flags');
    const own = dana.getByRole('listitem').filter({ hasText: title }).first();
    await expect(own).toContainText('Checked: you were right');
    await expect(own).toContainText(down);
  });

  await test.step('on the page of Dana’s office stands why it is gone, and the office puts it behind', async () => {
    await dana.goto(`/d/${plymouth}`);
    const uses = dana.getByRole('region', { name: 'What we use' });
    const used = uses.getByRole('listitem').filter({ hasText: title });
    await expect(used).toContainText('Taken down');
    await expect(used).toContainText(down);
    await expectAccessible(dana);
    await used.getByRole('button', { name: `We stopped using it ${title}` }).click();
    await expectAccessible(dana);
    await expectNarrow(dana);
    await used.getByRole('button', { name: 'We stopped using it', exact: true }).click();
    await expectNews(dana, 'Noted: your office has stopped using this');
    await expect(used).toHaveCount(0);
    await uses.getByText('What we used before').click();
    await expect(used).toContainText('We stopped using it');
    await expect(used.getByRole('button')).toHaveCount(0);
    await expectAccessible(dana);
  });

  let appeal = '';
  await test.step('Luis appeals', async () => {
    await luis.goto(page);
    await expect(luis.locator('.status')).toHaveText('Taken down');
    await expect(luis.locator('.next-step')).toContainText('or appeal');
    await luis.getByText('More you can do').click();
    await luis.getByRole('button', { name: 'Appeal', exact: true }).click();
    const panel = luis.getByRole('form', { name: 'Appeal this decision?' });
    await panel.getByRole('button', { name: 'Send the appeal' }).click();
    await expect(panel.getByRole('link', { name: 'Say why it should be put back' })).toBeVisible();
    await expectAccessible(luis);
    await expectNarrow(luis);
    await panel.getByLabel('Why should it be put back?').fill(plea);
    await panel.getByRole('button', { name: 'Send the appeal' }).click();
    await expectNews(luis, 'Your appeal is sent');
    await expect(luis.getByRole('heading', { name: 'The department has appealed' })).toBeVisible();
    await expectAccessible(luis);
    const address = await luis.getByRole('link', { name: /^Open the appeal/ }).getAttribute('href');
    appeal = address ?? '';
  });

  await test.step('Ana, who did not take it down, puts it back', async () => {
    await signInAs(ana, 'Ana', appeal);
    const both = ana.getByRole('region', { name: 'The appeal' });
    await expect(both).toContainText(plea);
    await expect(both).toContainText(down);
    await decide(ana, /^Put it back/, back, title);
  });

  await test.step('everybody reads what was decided, with and without scripts', async () => {
    const answer = await visitor.goto(page);
    expect(await answer?.text()).toContain('Published again');
    await expectLive(visitor);
    await expect(visitor.getByRole('heading', { name: 'Cite this' })).toBeVisible();
    const decisions = visitor.getByRole('region', { name: 'Decisions' });
    await expect(decisions.getByRole('listitem').filter({ hasText: 'Published again' })).toContainText(back);
    await expect(decisions.getByRole('listitem').filter({ hasText: 'Something was wrong' })).toContainText(down);
    await expect(decisions).not.toContainText('Dana');
    await expectAccessible(visitor);
    await expectNarrow(visitor);
  });

  await test.step('the months count both decisions, on the page and in the table', async () => {
    await expect(async () => {
      expect(await counted(visitor, 'Flag: Out of date', 'Something was wrong')).toBeGreaterThan(takedowns);
      expect(await counted(visitor, 'Appeal', 'Published again')).toBeGreaterThan(appeals);
    }).toPass({ timeout: 30_000 });
    await expectAccessible(visitor);
    await expectNarrow(visitor);
    const taken = visitor.waitForEvent('download');
    await visitor.getByRole('link', { name: 'Download CSV' }).click();
    expect(readFileSync(await (await taken).path(), 'utf8')).toContain('FLAG,OUTDATED,UPHELD');
  });

  for (const person of [luis, priya, dana, ana, visitor]) await person.context().close();
});
