/** Asks for the address of a link. Words that are marked become the link; without any, the address itself is put in. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useId, useRef, useState } from 'react';
import { FieldError } from '../../../../ui/FieldError';
import { linkAround, setLink } from './links';
import { linkAddress } from './paste';

export function LinkForm({ view, close }: { view: EditorView; close: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const [found] = useState(() => linkAround(view.state));
  const [typed, setTyped] = useState(found?.href ?? '');
  const [error, setError] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  // Whoever opened this wants to type here.
  useEffect(() => input.current?.focus(), []);
  const set = () => {
    const href = linkAddress(typed);
    if (!href) return setError(t`Write a whole address, like https://www.eac.gov, or a mail address`);
    setLink(view, found ?? view.state.selection, href);
    close();
  };
  return (
    <div
      className="panel"
      role="group"
      aria-label={t`Link`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        set();
      }}
    >
      <label className="usa-label" htmlFor={id}>
        <Trans>Where does the link lead?</Trans>
      </label>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <input
        className={`usa-input ${error ? 'usa-input--error' : ''}`}
        id={id}
        type="text"
        inputMode="url"
        ref={input}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="row">
        <button type="button" className="usa-button" onClick={set}>
          <Trans>Set the link</Trans>
        </button>
        {found && (
          <button
            type="button"
            className="usa-button usa-button--outline"
            onClick={() => {
              setLink(view, found, null);
              close();
            }}
          >
            <Trans>Take the link away</Trans>
          </button>
        )}
        <button type="button" className="usa-button usa-button--unstyled" onClick={close}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </div>
  );
}
