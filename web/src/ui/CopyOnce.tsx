/** Something that is shown once, such as a link or a secret: to be selected by hand, or copied with the button beside it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useRef, useState, type ReactNode } from 'react';

export function CopyOnce({ label, value }: { label: ReactNode; value: string }) {
  const { t } = useLingui();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid(t`Copied`);
    } catch {
      // Some office browsers keep pages away from the clipboard; the text is selected, ready for the keyboard.
      field.current?.select();
      setSaid(t`The text is selected. Press Ctrl and C to copy it.`);
    }
  };
  return (
    <>
      <label className="usa-label" htmlFor={id}>
        {label}
      </label>
      <div className="copy">
        <input
          id={id}
          ref={field}
          className="usa-input"
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="usa-button" onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </button>
      </div>
      <p role="status" className="quiet">
        {said}
      </p>
    </>
  );
}
