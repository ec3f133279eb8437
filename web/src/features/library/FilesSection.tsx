/** The documents of a draft: those that are in, those on their way, and the field to add more. */
import { Trans, useLingui } from '@lingui/react/macro';
import { fieldId } from '../../ui/ErrorSummary';
import { FieldError } from '../../ui/FieldError';
import { sentence } from '../../ui/sentence';
import { sizeWords, typeWords } from '../../ui/fileWords';
import type { AttachmentFacts } from './attachmentFragment';
import type { UploadRules } from './draftQuery';
import { FilePicker } from './FilePicker';
import { UploadRow } from './UploadRow';
import type { useUploads } from './useUploads';

type Props = {
  attachments: AttachmentFacts[];
  uploads: ReturnType<typeof useUploads>;
  rules: UploadRules;
  error?: string;
  onRemove: (attachmentId: string) => void;
};

export function FilesSection({ attachments, uploads, rules, error, onRemove }: Props) {
  const { i18n } = useLingui();
  const id = fieldId('attachmentIds');
  const labels = rules.formats.map((format) => format.label).join(', ');
  // In units of 1,048,576, as the server counts when it refuses a file.
  const most = Math.floor(rules.maxBytes / 1024 ** 2);
  return (
    <section aria-labelledby="files-heading">
      <h2 id="files-heading">
        <Trans>Documents</Trans>
      </h2>
      <ul className="plain-list measure">
        {attachments.map((file) => (
          <li className="file upload" key={file.id}>
            <p className="upload__name">{file.filename}</p>
            <p className="quiet">
              {i18n._(typeWords(file.mediaType))}, {sizeWords(file.byteSize, i18n.locale)}
              {'. '}
              {file.state === 'READY' && <Trans>Ready</Trans>}
              {file.state === 'CHECKING' && <Trans>Being checked…</Trans>}
              {file.state === 'UPLOADING' && <Trans>Not complete</Trans>}
            </p>
            {file.refusal && <p className="usa-error-message">{sentence(file.refusal)}</p>}
            <div className="row">
              <button type="button" className="usa-button usa-button--unstyled" onClick={() => onRemove(file.id)}>
                <Trans>Remove</Trans> <span className="visually-hidden">{file.filename}</span>
              </button>
            </div>
          </li>
        ))}
        {uploads.uploads.map((upload) => (
          <UploadRow
            key={upload.key}
            upload={upload}
            onCancel={() => uploads.cancel(upload.key)}
            onAgain={() => uploads.again(upload.key)}
            onDismiss={() => uploads.dismiss(upload.key)}
          />
        ))}
      </ul>
      <label className="usa-label" htmlFor={id}>
        <Trans>Add documents</Trans>
      </label>
      <span className="usa-hint" id={`${id}-hint`}>
        <Trans>
          {labels}. Up to {most} MB each. Remove voters’ names, addresses and signatures first.
        </Trans>
      </span>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <FilePicker
        id={id}
        multiple
        accept={rules.formats.map((format) => `.${format.extension.replace(/^\./, '')}`).join(',')}
        describedBy={`${id}-hint`}
        onFiles={uploads.start}
      />
    </section>
  );
}
