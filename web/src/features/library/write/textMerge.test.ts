/** The laws of merging two people's changes: whoever changed alone is obeyed, sides are equal, and nothing is lost unseen. */
import { expect, test } from 'vitest';
import { followPlace, lostText, mergeText, passages, weave } from './textMerge';

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

test('changes in one sentence are left to the writers', () => {
  const mine = before.replace('Two people', 'Three people');
  expect(mergeText(before, mine, before.replace('count', 'count twice'))).toBeNull();
  expect(mergeText('', 'Mine', 'Theirs')).toBeNull();
});

test('two sentences side by side that are each changed in place are two changes', () => {
  const mine = before.replace('Two people', 'Three people');
  expect(mergeText(before, mine, before.replace('Open the', 'Lock the'))).toBe(
    before.replace('Two people', 'Three people').replace('Open the', 'Lock the'),
  );
  const lines = before.replace('* Bags', '* Bags, sealed');
  expect(mergeText(before, lines, before.replace('* Seals', '* Seals, numbered'))).toBe(
    lines.replace('* Seals', '* Seals, numbered'),
  );
});

test.each([
  ['one is taken away beside one that is changed', before.replace('Two people count.', '')],
  ['one is added beside one that is changed', before.replace('Two people', 'Wait. Two people')],
  ['two are made one', before.replace('vault. Two people count', 'vault, two people count')],
])('side by side it is left to the writers when %s', (_, mine) => {
  const theirs = before.replace('Open the', 'Lock the');
  expect(mergeText(before, mine, theirs)).toBeNull();
  expect(mergeText(before, theirs, mine)).toBeNull();
});

test('where both changed one place, only that place is chosen; all else of both stays', () => {
  const mine = before.replace('Two people', 'Three people').replace('* Seals', '* Seals, new');
  const theirs = before.replace('Two people', 'Four people').replace('Close the', 'Then close the');
  expect(passages(before, mine, theirs)).toEqual([{ mine: 'Three people count.', theirs: 'Four people count.' }]);
  const rest = (words: string) =>
    before.replace('Two people', words).replace('* Seals', '* Seals, new').replace('Close the', 'Then close the');
  expect(weave(before, mine, theirs, 'mine')).toBe(rest('Three people'));
  expect(weave(before, mine, theirs, 'theirs')).toBe(rest('Four people'));
  expect(weave(before, mine, theirs, 'both')).toBe(rest('Four people count. Three people'));
});

test('what is added behind the last sentence leaves it to whoever changes it, but not at the same place', () => {
  expect(mergeText('One. Two.', 'One. Two, mine.', 'One, theirs. Two.')).toBe('One, theirs. Two, mine.');
  expect(mergeText('One.\n\nTwo.', 'One, mine.\n\nTwo.', 'One.\n\nTwo.\n\nTheirs.')).toBe(
    'One, mine.\n\nTwo.\n\nTheirs.',
  );
  expect(mergeText('One.', 'Mine.\n\nOne.', 'One. Theirs.')).toBe('Mine.\n\nOne. Theirs.');
  expect(mergeText('One.', 'One.\n\nMine.', 'One.\n\nTheirs.')).toBeNull();
});

test('what both say alike beside a clash is said once', () => {
  const both = before.replace('* Bags', '* Bags, sealed');
  const [mine, theirs] = [both.replace('Two', 'Three'), both.replace('Two', 'Four')];
  expect(passages(before, mine, theirs)).toEqual([{ mine: 'Three people count.', theirs: 'Four people count.' }]);
});

test('both texts of one place are kept apart from each other', () => {
  expect(weave('', 'Mine', 'Theirs', 'both')).toBe('Theirs\n\nMine');
  expect(weave('One. Two.', 'One. Mine.', 'One. Theirs.', 'both')).toBe('One. Theirs. Mine.');
  expect(weave('One. Two.', 'One.', 'One. Theirs.', 'both')).toBe('One. Theirs.');
});

test('words that one had written and another replaced are found, and put back beside what is new', () => {
  const mine = before.replace('Two people', 'Three people');
  expect(lostText(before, mine, mine.replace('Three people', 'Four people').replace('Close', 'Shut'))).toEqual({
    words: 'Three people count.',
    back: mine.replace('Close', 'Shut'),
  });
  expect(lostText('', 'Mine', 'Theirs')).toEqual({ words: 'Mine', back: 'Mine' });
  expect(lostText('', 'Mine', '')).toEqual({ words: 'Mine', back: 'Mine' });
});

test('nothing is lost where others change or add what is not of that writer, or only its blanks', () => {
  const mine = before.replace('Two people', 'Three people');
  expect(lostText(before, mine, mine.replace('Close the', 'Lock the'))).toBeNull();
  expect(lostText(before, mine, `${mine}\n\nMore.`)).toBeNull();
  expect(lostText(before, mine, mine.replace('count.\n\n', 'count.\n\n\n'))).toBeNull();
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
    expect(weave(before, theirs, mine, 'mine')).toBe(weave(before, mine, theirs, 'theirs'));
    for (const [text, mark] of [[mine, 'Mine'] as const, [theirs, 'Theirs'] as const]) {
      if (both !== null && text.includes(mark)) expect(both).toContain(mark);
      if (text.includes(mark)) expect(weave(before, mine, theirs, 'both')).toContain(mark);
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
