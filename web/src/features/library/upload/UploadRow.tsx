/** One file on its way: progress, cancel, try again, or the words of a refusal. What is news is said by UploadNews, not here. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useLayoutEffect, useRef } from 'react';
import { sentence } from '../../../ui/sentence';
import { isBusy, mayTryAgain, type Upload } from './uploadState';
import { stateWords, turnedAwayWords } from './uploadWords';

type Props = {
  upload: Upload;
  onCancel: () => void;
  onAgain: () => void;
  onDismiss: () => void;
  /** Takes the focus when this row goes away with it. */
  onFocusLost: () => void;
};

export function UploadRow({ upload, onCancel, onAgain, onDismiss, onFocusLost }: Props) {
  const { t, i18n } = useLingui();
  const row = useRef<HTMLLIElement>(null);
  const name = useRef<HTMLParagraphElement>(null);
  const lost = useRef(onFocusLost);
  useLayoutEffect(() => {
    lost.current = onFocusLost;
  });
  useLayoutEffect(() => {
    const shown = row.current;
    return () => {
      if (shown?.contains(document.activeElement)) lost.current();
    };
  }, []);
  // The button that was pressed goes; the name of the file stays.
  const keepFocus = (act: () => void) => () => {
    act();
    name.current?.focus();
  };

  const { at, file } = upload;
  const filename = upload.awaited?.filename ?? file.name;
  const bad = at === 'refused' || at === 'failed' || at === 'turned away';
  const words = at === 'refused' || at === 'failed' ? sentence(upload.words) : '';
  const measured = at === 'hashing' || at === 'sending' || at === 'lost';
  return (
    <li className="file upload" ref={row}>
      <p className="upload__name" ref={name} tabIndex={-1}>
        {filename}
      </p>
      {measured && (
        <progress
          aria-label={at === 'hashing' ? t`Reading ${filename}` : t`Upload of ${filename}`}
          max={1}
          value={upload.done}
        />
      )}
      <p className={bad ? 'usa-error-message' : 'quiet'}>
        {i18n._(stateWords(upload))} {at === 'turned away' ? i18n._(turnedAwayWords[upload.why]) : words}
      </p>
      <div className="row">
        {isBusy(upload) && (
          <button type="button" className="usa-button usa-button--outline" onClick={keepFocus(onCancel)}>
            <Trans>Cancel</Trans> <span className="visually-hidden">{filename}</span>
          </button>
        )}
        {mayTryAgain(upload) && (
          <button type="button" className="usa-button usa-button--outline" onClick={keepFocus(onAgain)}>
            <Trans>Try again</Trans> <span className="visually-hidden">{filename}</span>
          </button>
        )}
        {!isBusy(upload) && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={onDismiss}>
            <Trans>Take off the list</Trans> <span className="visually-hidden">{filename}</span>
          </button>
        )}
      </div>
    </li>
  );
}
