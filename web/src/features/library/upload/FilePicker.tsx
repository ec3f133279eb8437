/** Choose or drop files: USWDS markup around a bare input, which reads nothing ahead and needs no data: address. */
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';

type Props = {
  id: string;
  /** File name endings with their dots, for the browser's dialogue. */
  accept: string;
  describedBy?: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
};

export function FilePicker({ id, accept, describedBy, multiple, onFiles }: Props) {
  const [over, setOver] = useState(false);
  return (
    <div className="usa-file-input">
      <div
        className={over ? 'usa-file-input__target usa-file-input--drag' : 'usa-file-input__target'}
        onDragOver={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <div className="usa-file-input__instructions" aria-hidden="true">
          <span className="usa-file-input__drag-text">
            <Trans>Drop files here or</Trans>{' '}
          </span>
          <span className="usa-file-input__choose">
            <Trans>choose from this computer</Trans>
          </span>
        </div>
        <div className="usa-file-input__box" />
        <input
          className="usa-file-input__input"
          id={id}
          type="file"
          accept={accept}
          multiple={multiple}
          aria-describedby={describedBy}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            // Emptied, so that the same file can be chosen again after a cancel.
            event.target.value = '';
            if (files.length > 0) onFiles(files);
          }}
        />
      </div>
    </div>
  );
}
