/** Documents to look at and to download, each with its type, its size, and its SHA-256 for those who check. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { sizeWords, typeWords } from '../../ui/fileWords';
import type { AttachmentFacts } from './attachmentFragment';
import { asOfVersion } from './versionPaths';

type Listed = AttachmentFacts & { previews?: { number: number; width: number; height: number; path: string }[] };

type Props = {
  attachments: Listed[];
  /** The resource that the documents' pages lead back to. */
  from?: string;
  /** The number of the version that they are of. */
  version?: number | null;
  /** All of them as one ZIP. */
  archivePath?: string | null;
};

export function AttachmentList({ attachments, from, version, archivePath }: Props) {
  const { i18n } = useLingui();
  return (
    <>
      <ul className="plain-list">
        {attachments.map((file) => {
          const first = file.previews?.find(({ number }) => number === 1);
          return (
            <li className="file" key={file.id}>
              {first && (
                // The link beside it says all that a picture of so few inches can.
                <img
                  className="thumbnail"
                  src={first.path}
                  width={first.width}
                  height={first.height}
                  alt=""
                  loading="lazy"
                />
              )}
              <a href={asOfVersion(file.downloadPath, version)} className="usa-link" download={file.filename}>
                <Trans>Download {file.filename}</Trans>
              </a>
              <p className="quiet">
                {i18n._(typeWords(file.mediaType))}, {sizeWords(file.byteSize, i18n.locales)}
              </p>
              <p>
                <Link to="/documents/$id" params={{ id: file.id }} search={{ from }} className="usa-link">
                  <Trans>
                    Pages and words<span className="visually-hidden"> of {file.filename}</span>
                  </Trans>
                </Link>
              </p>
              <details className="digest quiet">
                <summary>
                  <Trans>File fingerprint (SHA-256)</Trans>
                </summary>
                <p>{file.sha256}</p>
              </details>
            </li>
          );
        })}
      </ul>
      {archivePath && (
        <p>
          <a href={archivePath} className="usa-link" download>
            <Trans>Download all (ZIP)</Trans>
          </a>
        </p>
      )}
    </>
  );
}
