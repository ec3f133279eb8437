/** The words of a document, for those who cannot see its pages or do not want to download it; asked for when opened. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Notice } from '../../../ui/Notice';
import { DocumentTextQuery } from '../documentQuery';

export function DocumentWords({ id }: { id: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <section aria-labelledby="words-heading">
      <h2 id="words-heading">
        <Trans>Text</Trans>
      </h2>
      <details onToggle={(event) => event.currentTarget.open && setOpened(true)}>
        <summary>
          <Trans>Show the words</Trans>
        </summary>
        {opened && <Words id={id} />}
      </details>
    </section>
  );
}

function Words({ id }: { id: string }) {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: DocumentTextQuery, variables: { id } });
  if (error) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) {
    return (
      <p role="status">
        <Trans>Loading…</Trans>
      </p>
    );
  }
  const text = data.node?.__typename === 'Attachment' ? data.node.text : null;
  if (!text || !text.text.trim()) {
    return (
      <p>
        <Trans>We found no words in it.</Trans>
      </p>
    );
  }
  return (
    <>
      {text.recognized && (
        <Notice tone="warning" heading={t`Read by a computer`} level="h3">
          <p>
            <Trans>These words were recognized from pictures. They may hold mistakes.</Trans>
          </p>
        </Notice>
      )}
      <div className="words">{text.text}</div>
      {text.truncated && (
        <p className="quiet">
          <Trans>The document is long: the rest of its words is not shown here. Download it to read all.</Trans>
        </p>
      )}
    </>
  );
}
