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
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <div className={over ? 'usa-file-input usa-file-input--drag' : 'usa-file-input'}>
      <div
        className="usa-file-input__target"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <div className="usa-file-input__instructions" aria-hidden="true">
          <span className="usa-file-input__drag-text">
            {multiple ? <Trans>Drop files here or</Trans> : <Trans>Drop a file here or</Trans>}{' '}
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
            take(event.target.files);
            // Emptied, so that the same file can be chosen again after a cancel.
            event.target.value = '';
          }}
        />
      </div>
    </div>
  );
}
