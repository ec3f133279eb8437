/** What the journeys share: a page that fails its test on any console error, an axe check, and signing in as a demo person. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

type Options = {
  /** Console errors that a test expects, such as the browser's note about a page that answers 404. */
  expectedErrors: RegExp | null;
  watched: void;
};

export const test = base.extend<Options>({
  expectedErrors: [null, { option: true }],
  watched: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (fault) => errors.push(String(fault.error())));
      await use();
      expect(errors.filter((text) => !expectedErrors?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'section508', 'best-practice'];

/** No violation of WCAG 2.2 AA, Section 508 or good practice, and no sideways scrolling. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target).join(' | ')}`)).toEqual([]);
  const width = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(width.content).toBeLessThanOrEqual(width.window);
}

/** The same at 320 CSS pixels, on the page as it stands now (WCAG 2.2, 1.4.10 Reflow). */
export async function expectNarrow(page: Page) {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
  await page.setViewportSize(size);
}

/** The page tells what was done, and the focus is there. */
export async function expectNews(page: Page, heading: string | RegExp) {
  await expect(page.locator('.usa-alert:focus').getByRole('heading', { name: heading })).toBeVisible();
}

/** The search field: a plain one on the painted page, a combobox once the scripts have taken over. */
export const searchField = (page: Page) => page.getByLabel('Search templates, training and stories');

/** The scripts have taken over from the painted page. */
export async function expectLive(page: Page) {
  await expect(page.getByRole('button', { name: 'Español' })).toBeVisible();
}

/** Signs in through the development provider, as a person whose name begins so, and comes back to `path`. */
export async function signInAs(page: Page, name: string, path: string) {
  await page.goto(`/sign-in?return_to=${encodeURIComponent(path)}`);
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Choose a demo person' })).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.waitForURL((address) => address.pathname === path);
  await expect(page.locator('.account > summary')).toContainText(name);
}

/** Starts a draft with this title, as the person who is signed in and on the publish page, and answers its address. */
export async function startDraft(page: Page, title: string) {
  await page.locator('label', { hasText: /^Template/ }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/publish\/./);
  await expect(page.getByLabel('Summary')).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Says yes to each question of the checklist that nobody has answered, as who holds the review. */
export async function answerChecklist(page: Page) {
  const open = page
    .getByRole('region', { name: 'Checklist' })
    .getByRole('listitem')
    .filter({ hasText: 'Not answered yet' });
  await expect(open.first()).toBeVisible();
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().locator('label', { hasText: /^Yes$/ }).click();
    await expect(open).toHaveCount(left - 1);
  }
}

/** Asks as whoever is signed in on the page, for steps that other journeys take on the screens. */
export async function ask<Data>(page: Page, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const answer = await page.request.post('/graphql', {
    headers: { 'X-Commons-CSRF': '1' },
    data: { query, variables },
  });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Approves what waits for the Alliance, with each question of the checklist answered. */
export async function approve(page: Page, slug: string) {
  type Asked = { resource: { openReview: { id: string } }; reviewChecklist: { key: string }[] };
  const { resource, reviewChecklist } = await ask<Asked>(
    page,
    'query($slug: String!) { resource(slug: $slug) { openReview { id } } reviewChecklist { key } }',
    { slug },
  );
  const reviewRequestId = resource.openReview.id;
  await ask(page, 'mutation($input: ClaimReviewInput!) { claimReview(input: $input) { __typename } }', {
    input: { reviewRequestId },
  });
  for (const { key } of reviewChecklist)
    await ask(page, 'mutation($input: CheckReviewInput!) { checkReview(input: $input) { __typename } }', {
      input: { reviewRequestId, criterion: key, verdict: 'YES' },
    });
  const { decideReview } = await ask<{ decideReview: { __typename: string } }>(
    page,
    'mutation($input: DecideReviewInput!) { decideReview(input: $input) { __typename } }',
    { input: { reviewRequestId, decision: 'APPROVE', reason: 'Clear, lawful and nonpartisan.' } },
  );
  expect(decideReview.__typename).toBe('ReviewDecided');
}

/** A resource of the writer's own office for everybody; answers its name in addresses. */
export async function published(writer: Page, curator: Page, title: string) {
  type Seats = { viewer: { seats: { department: { id: string } }[] } };
  const { viewer } = await ask<Seats>(writer, '{ viewer { seats { department { id } } } }');
  const departmentId = viewer.seats[0]!.department.id;
  type Made = { createResource: { resource: { id: string; slug: string } } };
  const { createResource } = await ask<Made>(
    writer,
    'mutation($input: CreateResourceInput!) { createResource(input: $input) { resource { id slug } } }',
    { input: { departmentId, kind: 'TEMPLATE', title } },
  );
  const { id: resourceId, slug } = createResource.resource;
  const draft = { summary: 'Which seal is where.', body: 'Write it down.', reach: 'PUBLIC', changeNote: 'First.' };
  await ask(writer, 'mutation($input: SaveDraftInput!) { saveDraft(input: $input) { __typename } }', {
    input: { resourceId, revision: 1, ...draft },
  });
  await ask(writer, 'mutation($input: SubmitForReviewInput!) { submitForReview(input: $input) { __typename } }', {
    input: { resourceId, revision: 2 },
  });
  await approve(curator, slug);
  return slug;
}

/** Adds a resource of one's own office to the collection that is edited on the page, by its address: it stands there at once. */
export async function addOwn(page: Page, slug: string, title: string) {
  await page.getByLabel('Words to search for, or the address of its page').fill(`/r/${slug}`);
  await page.getByRole('button', { name: 'Find resources' }).click();
  await page.getByRole('button', { name: `Add ${title}`, exact: true }).click();
  await page
    .getByRole('form', { name: `Add ${title}` })
    .getByRole('button', { name: 'Add it' })
    .click();
  await expectNews(page, `Added: ${title}`);
}

/** Flags what stands on the page, as who may, and answers with what the page says. */
export async function flag(page: Page, kind: RegExp, reason: string) {
  const form = page.getByRole('form', { name: 'Tell the Alliance what is wrong' });
  if (!(await form.isVisible())) await page.getByRole('button', { name: 'Something is wrong with it' }).click();
  await form.locator('label', { hasText: kind }).click();
  await form.getByLabel('What is wrong?').fill(reason);
  await form.getByRole('button', { name: 'Send it to the Alliance' }).click();
}

/** How often this was decided in the newest month; other journeys may add to it at the same time. */
export async function counted(page: Page, asked: string, decided: string) {
  await page.goto('/transparency');
  await expectLive(page);
  await expect(page.getByText('Loading…')).toHaveCount(0);
  const row = page.getByRole('table').first().getByRole('row').filter({ hasText: asked }).filter({ hasText: decided });
  return (await row.count()) === 0 ? 0 : Number((await row.getByRole('cell').last().innerText()).replaceAll(',', ''));
}

/** Eight letters, new on each run, so that runs do not meet; letters only, so that no analyser takes them apart. */
export const newWord = () =>
  Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
