/** The ProseMirror view of one text: what it starts with, takes in from elsewhere, and tells. No React in here. */
import type { Node } from 'prosemirror-model';
import { dropPoint } from 'prosemirror-transform';
import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { read } from './markdown';
import { pasted } from './paste';
import { plugins } from './plugins';

type Told = {
  /** Somebody wrote: the document is another one. */
  onWritten: (document: Node) => void;
  /** The document or the caret is another one. */
  onState: (state: EditorState) => void;
};

export function openView(place: HTMLElement, markdown: string, { onWritten, onState }: Told): EditorView {
  const view = new EditorView(
    { mount: place },
    {
      state: EditorState.create({ doc: read(markdown), plugins }),
      dispatchTransaction(transaction) {
        view.updateState(view.state.apply(transaction));
        if (transaction.docChanged && !transaction.getMeta(fromElsewhere)) onWritten(view.state.doc);
        onState(view.state);
      },
      handleDOMEvents: { paste: takePasted, drop: takeDropped },
    },
  );
  return view;
}

const fromElsewhere = 'from elsewhere';

/** Puts another text in, changing nothing but what differs: the caret stays at its word, and undoing does not undo others. */
export function takeText(view: EditorView, markdown: string) {
  const next = read(markdown);
  const { doc, tr } = view.state;
  const start = doc.content.findDiffStart(next.content);
  if (start === null) return;
  let { a, b } = doc.content.findDiffEnd(next.content)!;
  // Where a piece is repeated, the ends may reach over the start.
  const overlap = start - Math.min(a, b);
  if (overlap > 0) {
    a += overlap;
    b += overlap;
  }
  view.dispatch(tr.replace(start, a, next.slice(start, b)).setMeta(fromElsewhere, true).setMeta('addToHistory', false));
}

function takePasted(view: EditorView, event: ClipboardEvent): boolean {
  const html = event.clipboardData?.getData('text/html');
  if (!html || isCode(view)) return false;
  event.preventDefault();
  view.dispatch(view.state.tr.replaceSelection(pasted(html)).scrollIntoView().setMeta('paste', true));
  return true;
}

function takeDropped(view: EditorView, event: DragEvent): boolean {
  const html = event.dataTransfer?.getData('text/html');
  // What is dragged within the editor is moved by the editor itself.
  if (!html || view.dragging) return false;
  event.preventDefault();
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!at) return true;
  const slice = pasted(html);
  const place = dropPoint(view.state.doc, at.pos, slice) ?? at.pos;
  const transaction = view.state.tr.replaceRange(place, place, slice);
  view.dispatch(transaction.setSelection(TextSelection.near(transaction.doc.resolve(transaction.mapping.map(place)))));
  view.focus();
  return true;
}

const isCode = (view: EditorView) => view.state.selection.$from.parent.type.spec.code === true;
