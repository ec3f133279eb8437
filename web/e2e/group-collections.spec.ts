/**
 * What a group keeps together: Renee, who writes for one of its offices, makes a collection of the group; Luis, a publisher of
 * another one, finds it among his own, adds a resource, edits and publishes it. Dana's office is in no such group and sees nothing.
 */
import type { Page } from '@playwright/test';
import {
  addOwn,
  ask,
  expect,
  expectAccessible,
  expectLive,
  expectNarrow,
  expectNews,
  newWord,
  published,
  signInAs,
  test,
} from './support';

test.setTimeout(300_000);
// The browser notes that a page answers 404.
test.use({ expectedErrors: /status of 404/ });

const offices = ['ocd-division/country:us/state:oh/county:franklin', 'ocd-division/country:us/state:az/county:yuma'];

/** A group of these offices, made by a curator; answers its id. */
async function groupOf(curator: Page, name: string, ocdIds: string[]) {
  type Made = { createGroup: { group: { id: string } } };
  const { createGroup } = await ask<Made>(
    curator,
    'mutation($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }',
    { input: { name, kind: 'WORKING_GROUP' } },
  );
  const groupId = createGroup.group.id;
  for (const ocdId of ocdIds) {
    type Found = { department: { id: string } };
    const { department } = await ask<Found>(curator, 'query($ocdId: String!) { department(ocdId: $ocdId) { id } }', {
      ocdId,
    });
    await ask(curator, 'mutation($input: AddToGroupInput!) { addToGroup(input: $input) { __typename } }', {
      input: { groupId, departmentId: department.id },
    });
  }
  return groupId;
}

test('a collection of a group is begun by one office, published by another, and read in the group alone', async ({
  browser,
}) => {
  const word = newWord();
  const [log, title, group] = [`Bag log ${word}`, `Bags and seals ${word}`, `Custody ${word}`];
  const open = async () => (await browser.newContext()).newPage();
  const [priya, renee, luis, dana] = [await open(), await open(), await open(), await open()];
  await signInAs(priya, 'Priya', '/collections');
  await signInAs(renee, 'Renee', '/groups');
  await signInAs(luis, 'Luis', '/collections');
  const groupPage = `/groups/${encodeURIComponent(await groupOf(priya, group, offices))}`;
  const slug = await published(luis, priya, log);

  await test.step('Renee makes it on the page of the group, which is chosen already', async () => {
    await renee.goto(groupPage);
    const kept = renee.getByRole('region', { name: 'Collections of this group' });
    await expect(kept.getByRole('listitem')).toHaveCount(0);
    await kept.getByRole('button', { name: 'Make a collection' }).click();
    await expect(kept.getByRole('radio', { name: new RegExp(`^${group}`) })).toBeChecked();
    await expectAccessible(renee);
    await expectNarrow(renee);
    await kept.getByRole('textbox', { name: 'Title' }).fill(title);
    await kept.getByRole('button', { name: 'Make the collection' }).click();
    await renee.waitForURL(/\/c\/.+\/edit$/);
  });
  const address = new URL(renee.url()).pathname.replace(/\/edit$/, '');

  await test.step('she shares it with the group and no other, and hears who publishes it', async () => {
    await renee.locator('label', { hasText: `The departments of ${group}` }).click();
    await expect(renee.getByText('Departments in my state')).toHaveCount(0);
    await expect(renee.getByLabel('Group', { exact: true })).toHaveCount(0);
    await renee.getByLabel('Summary').fill('For whoever counts bags.');
    await renee.getByRole('button', { name: 'Save the collection' }).click();
    await expectNews(renee, 'The collection is saved');
    await expect(renee.getByText('A publisher of any department in the group publishes it.')).toBeVisible();
    await expect(renee.getByRole('button', { name: 'Publish', exact: true })).toHaveCount(0);
    await expectAccessible(renee);
    await expectNarrow(renee);
  });

  await test.step('Luis finds it among his own, edits it and adds a resource of his office, which stands there at once', async () => {
    await luis.reload();
    const mine = luis.getByRole('region', { name: 'Yours' }).getByRole('listitem').filter({ hasText: title });
    await expect(mine).toContainText(`Kept together by the departments of ${group}`);
    await mine.getByRole('link', { name: title }).click();
    await luis.getByRole('link', { name: 'Edit', exact: true }).click();
    await expect(luis.getByLabel('Summary')).toHaveValue('For whoever counts bags.');
    await luis.getByLabel('Summary').fill('For whoever counts bags and seals.');
    await luis.getByRole('button', { name: 'Save the collection' }).click();
    await expectNews(luis, 'The collection is saved');
    await addOwn(luis, slug, log);
    await expectAccessible(luis);
  });

  await test.step('he publishes it for the group, which is the group’s own to do', async () => {
    await luis.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(luis.getByRole('form', { name: 'Publish this collection?' })).toContainText(
      `Shared with: The departments of ${group}`,
    );
    await luis.getByRole('button', { name: 'Publish it' }).click();
    await expectNews(luis, 'The collection is published');
    await expect(luis.getByText(/^The Alliance is asked/)).toHaveCount(0);
    await expectAccessible(luis);
    await expectNarrow(luis);
  });

  await test.step('Renee reads what he wrote and added; the page leads to the group, and the group to the page', async () => {
    await renee.goto(address);
    await expectLive(renee);
    await expect(renee.getByText('For whoever counts bags and seals.')).toBeVisible();
    await expect(renee.getByRole('link', { name: log })).toBeVisible();
    await expectAccessible(renee);
    await expectNarrow(renee);
    await renee.getByRole('link', { name: group, exact: true }).click();
    await expect(renee.getByRole('heading', { level: 1, name: group })).toBeVisible();
    const kept = renee.getByRole('region', { name: 'Collections of this group' });
    await expect(kept.getByRole('link', { name: title })).toBeVisible();
    await expectAccessible(renee);
  });

  await test.step('Dana, outside the group, finds it neither at its address nor with the group', async () => {
    await signInAs(dana, 'Dana', '/collections');
    await dana.goto(address);
    await expectLive(dana);
    await expect(dana.getByRole('heading', { name: 'We cannot find that page' })).toBeVisible();
    await dana.goto(groupPage);
    await expect(dana.getByRole('heading', { level: 1, name: group })).toBeVisible();
    await expect(dana.getByRole('region', { name: 'Collections of this group' })).toHaveCount(0);
    await expectAccessible(dana);
  });

  for (const person of [priya, renee, luis, dana]) await person.context().close();
});
