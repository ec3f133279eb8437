/** An office begins to use what another one made, tells what came of it and stops; everybody counts it, scripts or not. */
import { expect, expectAccessible, expectLive, expectNarrow, expectNews, signInAs, test } from './support';

test.setTimeout(180_000);

const whiteside = 'ocd-division/country:us/state:il/county:whiteside';

test('an office uses a resource, says so, and stops', async ({ page, browser, request }) => {
  const query = '{ resources(first: 50) { edges { node { slug title adoptedBy department { ocdId } } } } }';
  const answer = await (await request.post('/graphql', { data: { query } })).json();
  type Edge = { node: { slug: string; title: string; adoptedBy: number; department: { ocdId: string } } };
  const others = (answer.data.resources.edges as Edge[])
    .map(({ node }) => node)
    .filter((node) => node.department.ocdId !== whiteside && node.adoptedBy === 0);
  const { slug, title } = others[0]!;

  await signInAs(page, 'Marcus', `/r/${slug}`);
  await expect(page.getByText('No office has said that it uses this yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Use this in our office' }).click();
  await page.getByText('We plan to use it').click();
  await page.getByText('Show us what is new, to add to our own changes').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(page, 'Noted: your office plans to use this');
  await expect(page.getByText('1 office plans to use it.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'In our office' })).toBeVisible();
  await expectNarrow(page);

  await page.getByRole('button', { name: 'Change what our office says' }).click();
  await page.getByText('We use it now').click();
  await page.getByLabel('Copies printed (optional)').fill('many');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Enter a whole number, like 2,300' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Copies printed (optional)').fill('1,200');
  await page.getByLabel('What came of it (optional)').fill('Fewer calls than last year.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(page, 'Your changes are saved');
  await expect(page.getByText('Used by 1 office.')).toBeVisible();
  await expect(page.getByText('1,200 copies printed')).toBeVisible();

  // A visitor without scripts counts it, and reads nothing of what the office tells.
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const visitor = await plain.newPage();
  await visitor.goto(`/r/${slug}`);
  await expect(visitor.getByText('Used by 1 office.')).toBeVisible();
  await expect(visitor.getByRole('link', { name: 'Whiteside County, Illinois' })).toBeVisible();
  await expect(visitor.getByText('Fewer calls than last year.')).toHaveCount(0);
  await plain.close();
  // With scripts, the same.
  const other = await (await browser.newContext()).newPage();
  await other.goto(`/r/${slug}`);
  await expectLive(other);
  await expect(other.getByText('Used by 1 office.')).toBeVisible();
  await expect(other.getByText('Fewer calls than last year.')).toHaveCount(0);
  await expect(other.getByRole('button', { name: 'Use this in our office' })).toHaveCount(0);
  await expectAccessible(other);
  await other.context().close();

  await page.goto(`/d/${whiteside}`);
  await expect(page.getByRole('heading', { name: 'What we use' })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Change what our office says' }).click();
  await page.getByText('We stopped using it').click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(page, 'Noted: your office has stopped using this');
  await expect(page.getByText('No office has said that it uses this yet.')).toBeVisible();
  await page.goto(`/d/${whiteside}`);
  await page.getByText('What we used before').click();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await expectAccessible(page);
});
