/**
 * What is pasted or dropped from other programs, such as Word: headings, lists, bold, italic and links stay, all else is plain
 * words. It is read in a document of its own that runs and loads nothing.
 */
import { DOMParser as Reader, type ParseRule, Slice } from 'prosemirror-model';
import { inertDocument } from '../../../../ui/serverHtml';
import { schema } from './schema';

const { nodes, marks } = schema;

const rules: ParseRule[] = [
  { tag: 'p', node: nodes.paragraph!.name },
  { tag: 'h1, h2', node: nodes.heading!.name, attrs: { level: 2 } },
  { tag: 'h3, h4, h5, h6', node: nodes.heading!.name, attrs: { level: 3 } },
  { tag: 'ul', node: nodes.bullet_list!.name, attrs: { tight: true } },
  { tag: 'ol', node: nodes.ordered_list!.name, attrs: { order: 1, tight: true } },
  { tag: 'li', node: nodes.list_item!.name },
  { tag: 'blockquote', node: nodes.blockquote!.name },
  { tag: 'br', node: nodes.hard_break!.name },
  { tag: 'style, script, title, meta, link, template, noscript', ignore: true },
  // Google Docs wraps all it copies into a <b> that is not bold.
  { tag: 'b, strong', mark: marks.strong!.name, getAttrs: (element) => (isLight(element) ? false : null) },
  { tag: 'i, em', mark: marks.em!.name },
  { tag: 'span', mark: marks.strong!.name, getAttrs: (element) => (isBold(element) ? null : false) },
  { tag: 'a[href]', mark: marks.link!.name, getAttrs: linkOf },
];

const reader = new Reader(schema, rules);

/** The slice to put in. Word's own lists, which are paragraphs with marks, become lists. */
export function pasted(html: string): Slice {
  const page = inertDocument(quiet(html));
  wordLists(page.body);
  return reader.parseSlice(page.body);
}

/** The address of a link that may stay one: on the web or a mailbox. */
export function linkAddress(text: string): string | null {
  const written = text.trim();
  const whole = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(written)
    ? `mailto:${written}`
    : /^www\./i.test(written)
      ? `https://${written}`
      : written;
  return /^(https?:\/\/[^\s]+|mailto:[^\s]+)$/i.test(whole) ? whole : null;
}

function linkOf(element: HTMLElement) {
  const href = linkAddress(element.getAttribute('href') ?? '');
  return href ? { href, title: null } : false;
}

/** Our Content-Security-Policy forbids styles and handlers, in a document that nobody sees too: they get other names. */
const quiet = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, ' data-$1='));

const style = (element: HTMLElement) => element.getAttribute('data-style') ?? '';
const isLight = (element: HTMLElement) => /font-weight:\s*(normal|400)/i.test(style(element));
const isBold = (element: HTMLElement) => /font-weight:\s*(bold|[6-9]00)/i.test(style(element));

/** Word writes each item of a list as a paragraph of the class MsoListParagraph, with its bullet or number as words in front. */
function wordLists(body: HTMLElement) {
  let list: HTMLElement | null = null;
  for (const paragraph of body.querySelectorAll<HTMLElement>('p')) {
    const isItem = /mso-list:\s*l\d/i.test(style(paragraph)) || /MsoListParagraph/.test(paragraph.className);
    if (!isItem) {
      list = null;
      continue;
    }
    const bullet = [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
      /mso-list:\s*ignore/i.test(style(span)),
    );
    const mark = (bullet ?? paragraph).textContent?.trim() ?? '';
    const isNumbered = /^\(?(\d+|[a-z]|[ivx]+)[.)]/i.test(mark);
    bullet?.remove();
    const tag = isNumbered ? 'ol' : 'ul';
    const follows = list !== null && list.nextElementSibling === paragraph && list.tagName.toLowerCase() === tag;
    if (!follows) {
      list = body.ownerDocument.createElement(tag);
      paragraph.before(list);
    }
    const item = body.ownerDocument.createElement('li');
    item.append(...paragraph.childNodes);
    list!.append(item);
    paragraph.remove();
  }
}
