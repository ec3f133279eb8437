/** What the toolbar's buttons do, whether each stands pressed, and whether it can be done here. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import type { NodeType } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { schema } from './schema';

const { nodes, marks } = schema;

export type Deed = {
  name: string;
  words: MessageDescriptor;
  /** What stands on the button. */
  sign: string;
  run: Command;
  /** Left out for what has no state of its own. */
  isOn?: (state: EditorState) => boolean;
};

const hasMark = (name: 'strong' | 'em' | 'link') => (state: EditorState) => {
  const { from, to, empty, $from } = state.selection;
  const type = marks[name]!;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, type);
};

/** Whether the caret stands within a node of this type; of the innermost list alone, since lists stand in lists. */
const isWithin =
  (type: NodeType, rivals: NodeType[] = [type]) =>
  (state: EditorState) => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      const node = $from.node(depth);
      if (rivals.includes(node.type)) return node.type === type;
    }
    return false;
  };

const isHeading = (level: number) => (state: EditorState) => {
  const { parent } = state.selection.$from;
  return parent.type === nodes.heading && parent.attrs.level === level;
};

const heading =
  (level: number): Command =>
  (state, dispatch) =>
    isHeading(level)(state)
      ? setBlockType(nodes.paragraph!)(state, dispatch)
      : setBlockType(nodes.heading!, { level })(state, dispatch);

const list =
  (type: NodeType): Command =>
  (state, dispatch) =>
    inList(type)(state)
      ? liftListItem(nodes.list_item!)(state, dispatch)
      : wrapInList(type, { tight: true })(state, dispatch);

const inList = (type: NodeType) => isWithin(type, [nodes.bullet_list!, nodes.ordered_list!]);
const inQuote = isWithin(nodes.blockquote!);

export const isLinked = hasMark('link');
export const linkWords = msg`Link`;

export const deeds: Deed[] = [
  { name: 'bold', words: msg`Bold`, sign: 'B', run: toggleMark(marks.strong!), isOn: hasMark('strong') },
  { name: 'italic', words: msg`Italic`, sign: 'I', run: toggleMark(marks.em!), isOn: hasMark('em') },
  { name: 'heading2', words: msg`Heading`, sign: 'H2', run: heading(2), isOn: isHeading(2) },
  { name: 'heading3', words: msg`Small heading`, sign: 'H3', run: heading(3), isOn: isHeading(3) },
  {
    name: 'bullets',
    words: msg`Bullet list`,
    sign: '•',
    run: list(nodes.bullet_list!),
    isOn: inList(nodes.bullet_list!),
  },
  {
    name: 'numbers',
    words: msg`Numbered list`,
    sign: '1.',
    run: list(nodes.ordered_list!),
    isOn: inList(nodes.ordered_list!),
  },
  {
    name: 'quote',
    words: msg`Quote`,
    sign: '”',
    run: (state, dispatch) => (inQuote(state) ? lift(state, dispatch) : wrapIn(nodes.blockquote!)(state, dispatch)),
    isOn: inQuote,
  },
  {
    name: 'undo',
    words: msg`Undo`,
    sign: '↶',
    run: (state, dispatch) => undoDepth(state) > 0 && undo(state, dispatch),
  },
  {
    name: 'redo',
    words: msg`Redo`,
    sign: '↷',
    run: (state, dispatch) => redoDepth(state) > 0 && redo(state, dispatch),
  },
];
