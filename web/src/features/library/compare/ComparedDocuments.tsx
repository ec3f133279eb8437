/** The documents of both versions: what happened to each, and what changed in the words inside. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { asOfVersion } from '../versionPaths';
import type { ComparedDocument } from './compareQuery';
import { documentWords } from './documentWords';
import { Passages } from './Passages';

type Props = {
  documents: ComparedDocument[];
  /** The numbers of the two versions; null for one that is not published. */
  from: number | null;
  to: number | null;
};

export function ComparedDocuments({ documents, from, to }: Props) {
  return (
    <section aria-labelledby="compared-documents">
      <h2 id="compared-documents">
        <Trans>Documents</Trans>
      </h2>
      <ul className="plain-list">
        {documents.map((document) => (
          <li className="file" key={(document.after ?? document.before)?.id}>
            <OneDocument document={document} from={from} to={to} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneDocument({ document, from, to }: { document: ComparedDocument; from: number | null; to: number | null }) {
  const { i18n } = useLingui();
  const { before, after, change } = document;
  const name = after?.filename ?? before?.filename;
  const recognized = before?.text?.recognized || after?.text?.recognized;
  return (
    <>
      <h3 className="file__name">{name}</h3>
      <p>
        <strong>{i18n._(documentWords[change])}</strong>
        {before && after && before.filename !== after.filename && (
          <>
            {' '}
            <Trans>It was called {before.filename} before.</Trans>
          </>
        )}
      </p>
      <p>
        {change !== 'SAME' && before && (
          <Side document={before} version={from}>
            <Trans>Download the older one</Trans>
          </Side>
        )}
        {change !== 'SAME' && before && after && ' · '}
        {after && (
          <Side document={after} version={to}>
            {before && change !== 'SAME' ? <Trans>Download the newer one</Trans> : <Trans>Download it</Trans>}
          </Side>
        )}
      </p>
      {change === 'CHANGED' && <ChangedWords document={document} />}
      {change === 'CHANGED' && recognized && (
        <p className="quiet">
          <Trans>A computer read these words from a picture. Some may be wrong.</Trans>
        </p>
      )}
    </>
  );
}

function Side(props: {
  document: NonNullable<ComparedDocument['before']>;
  version: number | null;
  children: ReactNode;
}) {
  const { document, version, children } = props;
  return (
    <a href={asOfVersion(document.downloadPath, version)} className="usa-link" download={document.filename}>
      {children}
      <span className="visually-hidden"> ({document.filename})</span>
    </a>
  );
}

function ChangedWords({ document }: { document: ComparedDocument }) {
  if (!document.wordsCompared) {
    return (
      <p>
        <Trans>
          We could not read words in both, so we cannot show what changed inside. Open both to compare them.
        </Trans>
      </p>
    );
  }
  return (
    <>
      {document.passages.length === 0 && !document.truncated && (
        <p>
          <Trans>The words inside are the same. Something else changed, such as the layout or a picture.</Trans>
        </p>
      )}
      <Passages passages={document.passages} />
      {document.truncated && (
        <p>
          <Trans>This document is very long. Not all of it was compared word by word.</Trans>
        </p>
      )}
    </>
  );
}
