/** Documents to download, each with its type, its size, and its SHA-256 for those who check. */
import { Trans, useLingui } from '@lingui/react/macro';
import { sizeWords, typeWords } from '../../ui/fileWords';
import type { AttachmentFacts } from './attachmentFragment';

export function AttachmentList({ attachments }: { attachments: AttachmentFacts[] }) {
  const { i18n } = useLingui();
  return (
    <ul className="plain-list">
      {attachments.map((file) => (
        <li className="file" key={file.id}>
          <a href={file.downloadPath} className="usa-link" download={file.filename}>
            <Trans>Download {file.filename}</Trans>
          </a>
          <p className="quiet">
            {i18n._(typeWords(file.mediaType))}, {sizeWords(file.byteSize, i18n.locale)}
          </p>
          <details className="digest quiet">
            <summary>
              <Trans>File fingerprint (SHA-256)</Trans>
            </summary>
            <p>{file.sha256}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}
