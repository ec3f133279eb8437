/** A catalogue that is loaded later changes the words of those before it: so the same English has the same Spanish in all. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folders = ['', 'moderation/', 'office/', 'places/', 'suggest/', 'versions/'];

/** The messages of a catalogue: context and English, and the Spanish. */
function messagesOf(folder: string): [string, string][] {
  const text = readFileSync(`src/locales/${folder}es.po`, 'utf8');
  return text.split('\n\n').flatMap((block): [string, string][] => {
    const part = (name: string) => new RegExp(`^${name} "(.*)"$`, 'm').exec(block)?.[1] ?? '';
    const english = part('msgid');
    return english ? [[`${part('msgctxt')}|${english}`, part('msgstr')]] : [];
  });
}

test('one message has one Spanish text; two things that only English calls the same have a context', () => {
  const known = new Map<string, string>();
  const twice: string[] = [];
  for (const [message, spanish] of folders.flatMap(messagesOf)) {
    const other = known.get(message);
    if (other !== undefined && other !== spanish) twice.push(`${message}: ${other} / ${spanish}`);
    known.set(message, spanish);
  }
  expect(known.size).toBeGreaterThan(1000);
  expect(twice).toEqual([]);
});
