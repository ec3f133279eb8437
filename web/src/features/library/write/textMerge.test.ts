/** The laws of merging two people's changes: whoever changed alone is obeyed, sides are equal, and nothing is lost unseen. */
import { expect, test } from 'vitest';
import { followPlace, mergeText } from './textMerge';

const before = 'Open the vault. Two people count.\n\n* Bags\n* Seals\n\nClose the vault.';

/** Numbers that look random and are the same on each run (a linear congruential generator). */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The text with one piece changed, added or taken away. */
function changed(text: string, mark: string, roll: (below: number) => number): string {
  const pieces = text.split(/(?<=\n|\. )/);
  const at = roll(pieces.length);
  const how = roll(3);
  if (how === 0) pieces.splice(at, 1);
  else if (how === 1) pieces.splice(at, 0, `${mark}.\n`);
  else pieces[at] = `${mark} ${pieces[at]}`;
  return pieces.join('');
}

test('changes at different places are kept both', () => {
  const mine = before.replace('Open the vault', 'Open the vault at noon');
  const theirs = before.replace('Close the vault', 'Close it').replace('* Seals', '* Seals\n* Logs');
  expect(mergeText(before, mine, theirs)).toBe(
    'Open the vault at noon. Two people count.\n\n* Bags\n* Seals\n* Logs\n\nClose it.',
  );
});

test('changes in one sentence, or in two side by side, are left to the writers', () => {
  const mine = before.replace('Two people', 'Three people');
  expect(mergeText(before, mine, before.replace('count', 'count twice'))).toBeNull();
  expect(mergeText(before, mine, before.replace('Open the', 'Lock the'))).toBeNull();
  expect(mergeText('', 'Mine', 'Theirs')).toBeNull();
});

test('the same change of both is one change', () => {
  const both = before.replace('Two', 'Three');
  expect(mergeText(before, both, both)).toBe(both);
  expect(mergeText(before, both.replace('Close', 'Shut'), both)).toBe(both.replace('Close', 'Shut'));
});

test('laws, over a thousand changes of two people', () => {
  const roll = dice(7);
  for (let round = 0; round < 1_000; round += 1) {
    const mine = changed(before, 'Mine', roll);
    const theirs = changed(before, 'Theirs', roll);
    expect(mergeText(before, before, theirs)).toBe(theirs);
    expect(mergeText(before, mine, before)).toBe(mine);
    const both = mergeText(before, mine, theirs);
    expect(mergeText(before, theirs, mine)).toBe(both);
    for (const [text, mark] of [[mine, 'Mine'] as const, [theirs, 'Theirs'] as const]) {
      if (both !== null && text.includes(mark)) expect(both).toContain(mark);
    }
  }
});

test('a long text is merged quickly', () => {
  const long = Array.from({ length: 2_000 }, (_, line) => `Line ${line % 40} of the plan. It goes on.\n`);
  const mine = long.with(10, 'Mine.\n').join('');
  const theirs = long.with(1_900, 'Theirs.\n').join('');
  const start = performance.now();
  const both = mergeText(long.join(''), mine, theirs);
  expect(both).toBe(long.with(10, 'Mine.\n').with(1_900, 'Theirs.\n').join(''));
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('a caret stays at its word', () => {
  const follow = (after: string, word: string) => after.slice(followPlace(before, after, before.indexOf(word)));
  const after = before.replace('Open', 'At noon, open').replace('Close', 'Then close');
  expect(follow(after, 'Two people').startsWith('Two people')).toBe(true);
  expect(follow(after, 'Seals').startsWith('Seals')).toBe(true);
  expect(follow(before.replace('Two', 'Three big'), 'people count').startsWith('people count')).toBe(true);
  expect(followPlace('abc', 'abc', 2)).toBe(2);
  expect(followPlace('a b', '', 3)).toBe(0);
});
