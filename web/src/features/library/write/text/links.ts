/** Links in the visual editor: the one at the caret, and setting or taking one away. */
import { TextSelection, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { schema } from './schema';

const type = schema.marks.link!;

type Range = { from: number; to: number };

/** The whole link that the caret stands in, or that the marked words begin in. */
export function linkAround(state: EditorState): (Range & { href: string }) | null {
  const { $from } = state.selection;
  const mark = type.isInSet($from.marks()) ?? $from.nodeAfter?.marks.find((other) => other.type === type);
  if (!mark) return null;
  const start = $from.start();
  // A link that is partly bold stands in several pieces.
  const runs: Range[] = [];
  $from.parent.forEach((node, offset) => {
    if (!mark.isInSet(node.marks)) return;
    const [from, to] = [start + offset, start + offset + node.nodeSize];
    const last = runs.at(-1);
    if (last?.to === from) last.to = to;
    else runs.push({ from, to });
  });
  const run = runs.find(({ from, to }) => from <= $from.pos && $from.pos <= to);
  return run ? { ...run, href: String(mark.attrs.href) } : null;
}

/** Links these words, or takes their link away; where there are no words the address itself is written. */
export function setLink(view: EditorView, { from, to }: Range, href: string | null) {
  const { tr } = view.state;
  tr.removeMark(from, to, type);
  if (href) {
    const mark = type.create({ href, title: null });
    if (from === to) tr.insert(from, schema.text(href.replace(/^mailto:/, ''), [mark]));
    else tr.addMark(from, to, mark);
  }
  // What is typed behind the link is not part of it.
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(to)), -1)).removeStoredMark(type);
  view.dispatch(tr.scrollIntoView());
}
