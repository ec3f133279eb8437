/** Markdown goes into the visual editor and comes back with its meaning; what would lose some stays outside. */
import { expect, test } from 'vitest';
import { read, unshown, write } from './markdown';

const again = (text: string) => write(read(text));

test.each([
  '',
  'One line.',
  '## Before you start\n\nTake the **red** bag, *not* the blue one.',
  '* Bags\n* Seals\n  * red\n  * blue\n\n1. Open\n2. Close',
  '> Said by a clerk.\n\n[The law](https://law.example/a_b?x=1&y=2) and <clerk@county.example>.',
  'See https://county.example/_files_/a*b*c.pdf and www.county.example/x_y_z for more.',
  'Half (https://county.example/a?b=c_d_e). End.',
  'Lines that\nare wrapped, and one that\\\nis broken.',
  '```\ncode & <b>\n```\n\n---\n\n`a_b`',
  '- other\n- bullets\n\n* * *\n\nHeading\n-------',
])('%j can be shown, and opening it changes no meaning', (text) => {
  expect(unshown(text)).toBeNull();
  expect(again(again(text))).toBe(again(text));
});

test.each([
  ['| a | b |\n| - | - |\n| 1 | 2 |', 'table'],
  ['<div>words</div>', 'html'],
  ['Two<br>lines', 'html'],
  ['![a seal](https://county.example/seal.png)', 'image'],
  ['~~gone~~', 'strikethrough'],
  ['A note[^1].\n\n[^1]: Below.', 'footnote'],
  ['[law]\n\n[law]: https://law.example', 'footnote'],
])('%j stays in the plain text: %s', (text, why) => expect(unshown(text)).toBe(why));

test('a bare address with marks in it stays in the plain text', () => {
  expect(unshown('See www.county.example/_a_ for more.')).toBe('form');
});

test('words that look like marks stay words', () => {
  const { type } = read('');
  const { schema } = type;
  const words = 'if a <b> & c &amp; d | e * f # g _h_ ~~i~~ [j](k) 1. l `m`';
  const document = schema.node('doc', null, [
    schema.node('paragraph', null, [schema.text(words)]),
    schema.node('paragraph', null, [schema.text('# 1. no list')]),
  ]);
  const markdown = write(document);
  expect(unshown(markdown)).toBeNull();
  expect(read(markdown).textContent).toBe(document.textContent);
  expect(read(markdown).childCount).toBe(2);
});

test('an address is written as it is, so that it still leads there', () => {
  const { schema } = read('').type;
  const address = 'https://county.example/_a_/b*c*|d';
  const document = schema.node('doc', null, [schema.node('paragraph', null, [schema.text(`See ${address} (new)`)])]);
  expect(write(document)).toBe(`See ${address} (new)`);
});
