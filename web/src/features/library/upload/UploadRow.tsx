/** One file on its way: progress, cancel, try again, or the words of a refusal. Starts and ends are announced, not each percent. */
import { Trans, useLingui } from '@lingui/react/macro';
import { sentence } from '../../ui/sentence';
import { isBusy, type Upload } from './uploadState';

type Props = { upload: Upload; onCancel: () => void; onAgain: () => void; onDismiss: () => void };

export function UploadRow({ upload, onCancel, onAgain, onDismiss }: Props) {
  const { t } = useLingui();
  const name = upload.file.name;
  const words = {
    hashing: t`Reading the file…`,
    sending: t`Uploading…`,
    checking: t`Being checked…`,
    ready: t`Ready`,
    refused: t`Not accepted.`,
    failed: t`The upload did not get through.`,
    cancelled: t`Canceled`,
  }[upload.at];
  const detail = upload.at === 'refused' || upload.at === 'failed' ? sentence(upload.words) : '';
  return (
    <li className="file upload">
      <p className="upload__name">{name}</p>
      {upload.at === 'sending' && <progress aria-label={t`Upload of ${name}`} max={1} value={upload.done} />}
      <p role="status" className={upload.at === 'refused' || upload.at === 'failed' ? 'usa-error-message' : 'quiet'}>
        {words} {detail}
      </p>
      <div className="row">
        {isBusy(upload) && (
          <button type="button" className="usa-button usa-button--outline" onClick={onCancel}>
            <Trans>Cancel</Trans> <span className="visually-hidden">{name}</span>
          </button>
        )}
        {(upload.at === 'failed' || upload.at === 'cancelled') && (
          <button type="button" className="usa-button usa-button--outline" onClick={onAgain}>
            <Trans>Try again</Trans> <span className="visually-hidden">{name}</span>
          </button>
        )}
        {!isBusy(upload) && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={onDismiss}>
            <Trans>Take off the list</Trans> <span className="visually-hidden">{name}</span>
          </button>
        )}
      </div>
    </li>
  );
}
