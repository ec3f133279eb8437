/** The buttons above a text: one stop for the tab key, arrow keys from button to button (the WAI-ARIA toolbar pattern). */
import { Trans, useLingui } from '@lingui/react/macro';
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { deeds, isLinked, linkWords } from './deeds';
import { LinkForm } from './LinkForm';

type Props = { label: string; controls: string; view: EditorView; state: EditorState };

export function Toolbar({ label, controls, view, state }: Props) {
  const { i18n } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const [linking, setLinking] = useState(false);

  const walk = (event: KeyboardEvent) => {
    const last = deeds.length;
    const to = {
      ArrowRight: stop === last ? 0 : stop + 1,
      ArrowLeft: stop === 0 ? last : stop - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setStop(to);
    box.current?.querySelectorAll('button')[to]?.focus();
  };

  return (
    <>
      <div
        className="visual-editor__bar"
        role="toolbar"
        tabIndex={-1}
        aria-label={label}
        aria-controls={controls}
        ref={box}
        onKeyDown={walk}
      >
        {deeds.map(({ name, words, sign, run, isOn }, place) => (
          <ToolButton
            key={name}
            words={i18n._(words)}
            isOn={isOn?.(state)}
            isStop={stop === place}
            disabled={!run(state)}
            onFocus={() => setStop(place)}
            onClick={() => {
              run(view.state, view.dispatch, view);
              view.focus();
            }}
          >
            {sign}
          </ToolButton>
        ))}
        <ToolButton
          words={i18n._(linkWords)}
          isOn={isLinked(state)}
          isStop={stop === deeds.length}
          disabled={false}
          onFocus={() => setStop(deeds.length)}
          onClick={() => setLinking(!linking)}
        >
          <Trans>Link</Trans>
        </ToolButton>
      </div>
      {linking && (
        <LinkForm
          view={view}
          close={() => {
            setLinking(false);
            view.focus();
          }}
        />
      )}
    </>
  );
}

type ButtonProps = {
  words: string;
  isOn?: boolean;
  isStop: boolean;
  disabled: boolean;
  onFocus: () => void;
  onClick: () => void;
  children: ReactNode;
};

function ToolButton({ words, isOn, isStop, disabled, onFocus, onClick, children }: ButtonProps) {
  return (
    <button
      type="button"
      className="visual-editor__button"
      title={words}
      aria-label={words}
      aria-pressed={isOn}
      // Not the attribute `disabled`: the arrow keys must find each button, also while it can do nothing.
      aria-disabled={disabled || undefined}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      // The marked words stay marked while a mouse is on its way to the button.
      onMouseDown={(event) => event.preventDefault()}
      onClick={disabled ? undefined : onClick}
    >
      <span aria-hidden="true">{children}</span>
    </button>
  );
}
