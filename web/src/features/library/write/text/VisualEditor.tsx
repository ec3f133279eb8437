/** A long text as it will read, with buttons for its form. What it holds is Markdown, in and out. */
import { useLingui } from '@lingui/react/macro';
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useRef, useState } from 'react';
import { openView, takeText } from './editorView';
import { write } from './markdown';
import { Toolbar } from './Toolbar';

type Props = {
  id: string;
  labelledBy: string;
  value: string;
  onChange: (value: string) => void;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

export function VisualEditor({ id, labelledBy, value, onChange, ...aria }: Props) {
  const { t } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const [state, setState] = useState<EditorState | null>(null);
  // The text that the document stands for; another one came from elsewhere.
  const held = useRef(value);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });

  useEffect(() => {
    const opened = openView(place.current!, held.current, {
      onWritten(document) {
        held.current = write(document);
        tell.current(held.current);
      },
      onState: setState,
    });
    setView(opened);
    setState(opened.state);
    return () => opened.destroy();
  }, []);

  useEffect(() => {
    if (!view || value === held.current) return;
    held.current = value;
    takeText(view, value);
  }, [view, value]);

  return (
    <div className={aria['aria-invalid'] ? 'visual-editor visual-editor--error' : 'visual-editor'}>
      {view && state && <Toolbar label={t`Form of the text`} controls={id} view={view} state={state} />}
      <div
        ref={place}
        id={id}
        className="prose visual-editor__text"
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-labelledby={labelledBy}
        {...aria}
      />
    </div>
  );
}
