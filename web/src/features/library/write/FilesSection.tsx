/** The documents of a draft: those that are in, those on their way, the field to add more, and what lies beside the draft. */
import { Trans } from '@lingui/react/macro';
import { fieldId } from '../../../ui/ErrorSummary';
import { FieldError } from '../../../ui/FieldError';
import type { HeldFacts } from '../attachmentFragment';
import type { UploadRules } from './draftQuery';
import { DraftDocument } from '../findings/DraftDocument';
import { ending } from '../upload/checkFile';
import { FilePicker } from '../upload/FilePicker';
import { LyingUploads } from '../upload/LyingUploads';
import { UploadHint } from '../upload/UploadHint';
import { UploadNews } from '../upload/UploadNews';
import { UploadRow } from '../upload/UploadRow';
import { isBusy } from '../upload/uploadState';
import type { Uploads } from '../upload/useUploads';

type Props = {
  attachments: HeldFacts[];
  uploads: Uploads;
  rules: UploadRules;
  error?: string;
  onAdd: (document: HeldFacts) => void;
  onRemove: (attachmentId: string) => void;
  /** The draft holds `next` in the place of the other. */
  onSwap: (attachmentId: string, next: HeldFacts) => void;
};

export function FilesSection({ attachments, uploads, rules, error, onAdd, onRemove, onSwap }: Props) {
  const id = fieldId('attachmentIds');
  const focusField = () => document.getElementById(id)?.focus();
  const { queue, lying } = uploads;
  // A copy and its original stand on one row, whichever of them the draft holds.
  const family = (file: HeldFacts) => file.cleanedFromId ?? file.id;
  const heads = attachments.map(family);
  const beside = lying.filter((file) => !heads.includes(family(file)));
  return (
    <section aria-labelledby="files-heading">
      <h2 id="files-heading">
        <Trans>Documents</Trans>
      </h2>
      <ul className="plain-list">
        {attachments.map((file, place) => (
          <DraftDocument
            key={heads.indexOf(heads[place]!) === place ? heads[place] : file.id}
            held={file}
            copy={lying.find((other) => other.cleanedFromId === file.id && other.state !== 'REFUSED')}
            onRemove={() => {
              onRemove(file.id);
              focusField();
            }}
            onSwap={(next) => onSwap(file.id, next)}
          />
        ))}
      </ul>
      <ul className="plain-list measure">
        {uploads.uploads.map((upload) => (
          <UploadRow
            key={upload.key}
            upload={upload}
            onCancel={() => queue.cancel(upload.key)}
            onAgain={() => queue.again(upload.key)}
            onDismiss={() => queue.dismiss(upload.key)}
            onFocusLost={focusField}
          />
        ))}
      </ul>
      <UploadNews news={uploads.news} left={uploads.uploads.filter(isBusy).length} />
      <label className="usa-label" htmlFor={id}>
        <Trans>Add documents</Trans>
      </label>
      <UploadHint id={`${id}-hint`} rules={rules} storage={uploads.storage} />
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <FilePicker
        id={id}
        multiple
        accept={rules.formats.map((format) => ending(format.extension)).join(',')}
        describedBy={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        onFiles={(files) => queue.start(files)}
      />
      <LyingUploads
        uploads={beside}
        onResume={(upload, file) => queue.resume(upload, file)}
        onTake={(upload) => {
          onAdd(upload);
          focusField();
        }}
        onThrowAway={(upload) => {
          void uploads.throwAway(upload.id);
          focusField();
        }}
        onLookAgain={uploads.lookAgain}
      />
    </section>
  );
}
