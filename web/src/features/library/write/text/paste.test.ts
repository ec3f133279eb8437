/** What is pasted from Word, Google Docs or a web page keeps headings, lists, bold and links, and nothing else. */
import { EditorState } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { write } from './markdown';
import { linkAddress, pasted } from './paste';
import { schema } from './schema';

const markdownOf = (html: string) => write(EditorState.create({ schema }).tr.replaceSelection(pasted(html)).doc);

test('a page of Word', () => {
  const word = `<html><head><style>p { color: red }</style><title>x</title></head><body>
    <!--StartFragment-->
    <h1 style='color:#2F5496'>Opening<o:p></o:p></h1>
    <p class=MsoNormal style='margin:0'>Take the <b>red</b> bag, <span style='color:red;font-size:20pt'>now</span>.</p>
    <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>   </span></span>Bags</p>
    <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>   </span></span>Seals</p>
    <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span> </span></span>Open</p>
    <table><tr><td>Left</td><td>Right</td></tr></table>
    <p><a href="https://county.example/a">The law</a>, <a href="file:///C:/x.doc">a file</a><img src="x.png"></p>
    <!--EndFragment--></body></html>`;
  const markdown = markdownOf(word);
  expect(markdown).toContain('## Opening');
  expect(markdown).toContain('Take the **red** bag, now.');
  expect(markdown).toContain('* Bags\n* Seals');
  expect(markdown).toContain('1. Open');
  expect(markdown).toContain('[The law](https://county.example/a), a file');
  expect(markdown).toContain('Left');
  expect(markdown).not.toContain('color');
  expect(markdown).not.toContain('<');
});

test('Google Docs: the wrapper is not bold, its spans may be', () => {
  const docs =
    '<b style="font-weight:normal"><p><span style="font-weight:400">Plain </span><span style="font-weight:700">loud</span></p></b>';
  expect(markdownOf(docs)).toBe('Plain **loud**');
});

test('nothing of a pasted page runs', () => {
  const markdown = markdownOf(
    '<p onclick="x()">Words<script>alert(1)</script></p><a href="javascript:alert(1)">here</a>',
  );
  expect(markdown).toContain('Words');
  expect(markdown).not.toMatch(/alert|javascript/);
});

test('addresses that a link may lead to', () => {
  expect(linkAddress(' www.eac.gov ')).toBe('https://www.eac.gov');
  expect(linkAddress('clerk@county.gov')).toBe('mailto:clerk@county.gov');
  expect(linkAddress('https://a.example/b')).toBe('https://a.example/b');
  for (const text of ['javascript:alert(1)', 'page two', '', 'https://a b']) expect(linkAddress(text)).toBeNull();
});
