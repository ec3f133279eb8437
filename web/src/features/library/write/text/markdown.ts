/** From Markdown to the visual editor's document and back, and what a text holds that would be lost on this way. No React in here. */
import type { Node } from 'prosemirror-model';
import {
  defaultMarkdownParser,
  defaultMarkdownSerializer,
  MarkdownParser,
  MarkdownSerializer,
} from 'prosemirror-markdown';
import { schema } from './schema';
import type { Unshown } from './unshownWords';

// The server reads tables, struck-out words and bare addresses, and drops HTML: the same is known here, so that it is seen.
const { tokenizer } = defaultMarkdownParser;
tokenizer.set({ html: true, linkify: true });
tokenizer.enable(['table', 'strikethrough', 'html_block', 'html_inline', 'linkify']);
tokenizer.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

const { image: _image, ...shown } = defaultMarkdownParser.tokens;
const parser = new MarkdownParser(schema, tokenizer, shown);

/** A bare address reads as a link on the page, so nothing in it may be escaped. */
const address = /((?:https?:\/\/|www\.)\S+)/;

const serializer = new MarkdownSerializer(
  {
    ...defaultMarkdownSerializer.nodes,
    text(state, node) {
      const inLink = node.marks.some((mark) => mark.type === schema.marks.link);
      const pieces = inLink ? [node.text!] : node.text!.split(address);
      const inAutolink = (state as unknown as { inAutolink?: boolean }).inAutolink;
      pieces.forEach((piece, place) => piece && state.text(piece, !inAutolink && place % 2 === 0));
    },
  },
  defaultMarkdownSerializer.marks,
  // Words that would read as HTML, an entity or a table are words here, and stay words.
  { escapeExtraCharacters: /[<|]|&(?=#?\w+;)/g },
);

export const read = (markdown: string): Node => parser.parse(markdown);

export const write = (document: Node): string => serializer.serialize(document, { tightLists: true });

const kinds: Record<string, Unshown> = {
  table_open: 'table',
  html_block: 'html',
  html_inline: 'html',
  image: 'image',
  s_open: 'strikethrough',
};

/** Why a text cannot be opened in the visual editor without losing something; null when it can. */
export function unshown(markdown: string): Unshown | null {
  const env: { references?: object } = {};
  const tokens = tokenizer.parse(markdown, env).flatMap((token) => [token, ...(token.children ?? [])]);
  const found = tokens.find(({ type }) => type in kinds);
  if (found) return kinds[found.type]!;
  if (Object.keys(env.references ?? {}).length > 0 || /\[\^[^\]]+\]/.test(markdown)) return 'footnote';
  const document = read(markdown);
  const again = write(document);
  return read(again).eq(document) && bare(again) === bare(markdown) ? null : 'form';
}

/** Addresses that the server makes links of and the editor does not. */
const bare = (text: string) => (text.match(/www\.\S+/g) ?? []).join('\n');
