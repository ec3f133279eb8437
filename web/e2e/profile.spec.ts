/** The office profile on screen: written, read by everybody, and two people who write it at the same time. */
import { expect, expectAccessible, expectNarrow, expectNews, newWord, signInAs, test } from './support';

const whiteside = '/profile/ocd-division/country:us/state:il/county:whiteside';
const shown = whiteside.replace('/profile/', '/d/');

test('what an office writes is read by everybody', async ({ page, browser }) => {
  const street = `${newWord()} Street`;
  await signInAs(page, 'Marcus', whiteside);
  await page.getByLabel('Address').fill(`200 East ${street}\nMorrison, IL 61270`);
  await page.getByLabel('Email').fill('elections');
  const others = page.getByLabel('Add another language');
  const language = (await others.locator('option').nth(1).textContent())!;
  await others.selectOption({ label: language });
  await page.getByRole('button', { name: `Add ${language}` }).click();
  await expect(page.getByRole('checkbox', { name: language })).toBeChecked();
  await page.getByLabel('Registered voters').fill('many');
  await page.getByRole('button', { name: 'Save the profile' }).click();
  await expect(page.getByRole('link', { name: 'Enter a whole number, like 2,300' })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByLabel('Registered voters').fill('38,412');
  await page.getByRole('button', { name: 'Save the profile' }).click();
  // The server finds what the form cannot know; what was typed stays.
  await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Address')).toHaveValue(`200 East ${street}\nMorrison, IL 61270`);
  await page.getByLabel('Email').fill('Elections@Whiteside.example');
  await page.getByRole('button', { name: 'Save the profile' }).click();
  await expectNews(page, 'The office profile is saved');

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(shown);
  await expect(visitor.getByText(`200 East ${street}`)).toBeVisible();
  await expect(visitor.getByRole('link', { name: 'elections@whiteside.example' })).toBeVisible();
  await expect(visitor.getByText('38,412')).toBeVisible();
  await expect(visitor.getByRole('definition').filter({ hasText: language })).toBeVisible();
  await expect(visitor.getByRole('link', { name: 'Edit profile' })).toHaveCount(0);
  await expectAccessible(visitor);
  await expectNarrow(visitor);
  await visitor.context().close();
});

test('two who write at once lose nothing', async ({ page, browser }) => {
  const [mine, theirs] = [newWord(), newWord()];
  await signInAs(page, 'Marcus', whiteside);
  const ana = await (await browser.newContext()).newPage();
  await signInAs(ana, 'Ana', whiteside);
  await ana.getByRole('textbox', { name: 'Office hours' }).fill(`Theirs ${theirs}`);
  await ana.getByLabel('Phone').fill('815-555-0199');
  await page.getByRole('textbox', { name: 'Office hours' }).fill(`Mine ${mine}`);
  await ana.getByRole('button', { name: 'Save the profile' }).click();
  await expect(ana.getByRole('heading', { name: 'The office profile is saved' })).toBeVisible();
  await ana.context().close();

  await page.getByRole('button', { name: 'Save the profile' }).click();
  await expect(page.getByRole('heading', { name: /saved this profile while you were writing$/ })).toBeVisible();
  const both = page.getByRole('group', { name: 'Office hours' });
  await expect(both.getByText(`Mine ${mine}`)).toBeVisible();
  await expect(both.getByText(`Theirs ${theirs}`)).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await expect(page.getByLabel('Phone')).toHaveValue('815-555-0199');
  await both.getByRole('button', { name: 'Use theirs' }).click();
  await expect(page.getByRole('textbox', { name: 'Office hours' })).toHaveValue(`Theirs ${theirs}`);
  await both.getByRole('button', { name: 'Use yours' }).click();
  await page.getByRole('button', { name: 'Save the profile' }).click();
  await expect(page.getByRole('heading', { name: 'The office profile is saved' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Office hours' })).toHaveValue(`Mine ${mine}`);
});

test('what was typed outlives a reload', async ({ page }) => {
  await signInAs(page, 'Marcus', whiteside);
  const hours = `By appointment ${newWord()}`;
  await page.getByRole('textbox', { name: 'Office hours' }).fill(hours);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Office hours' })).toHaveValue(hours);
});
