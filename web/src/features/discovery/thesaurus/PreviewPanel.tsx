/** What a change would do to searches, before it is saved: for each search whose answer changes, before and after. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import type { ConceptInput } from './conceptFields';
import { PreviewConceptQuery, type Preview } from './conceptQuery';
import { PreviewedSearch } from './PreviewedSearch';

/** The server takes no more at once. */
const MOST = 50;

export function PreviewPanel({ input }: { input: ConceptInput }) {
  const { t } = useLingui();
  const [queries, setQueries] = useState('');
  const [asked, setAsked] = useState<{ input: ConceptInput; queries: string[] } | null>(null);
  const [{ data, error, fetching }, ask] = useQuery({
    query: PreviewConceptQuery,
    variables: asked ?? { input, queries: [] },
    pause: !asked,
    requestPolicy: 'network-only',
  });
  const answer = error || fetching || !asked ? undefined : data?.previewConcept;
  const stale = asked && JSON.stringify(asked.input) !== JSON.stringify(input);
  const lines = queries
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const many = lines.length;
  return (
    <section className="panel" aria-labelledby="preview-heading">
      <h2 id="preview-heading" className="panel__heading">
        <Trans>What this changes</Trans>
      </h2>
      <p>
        <Trans>
          Try searches with the words above, as a visitor makes them. Every word of this concept is tried, and the
          searches that offices make most often. Nothing is saved by this.
        </Trans>
      </p>
      <TextField
        field="preview-queries"
        type="area"
        label={<Trans>More searches to try (optional)</Trans>}
        hint={t`One on each line, at most ${MOST}`}
        error={many > MOST ? t`${many} searches are too many; keep at most ${MOST}` : undefined}
        value={queries}
        onChange={setQueries}
      />
      <div className="row">
        <button
          type="button"
          className="usa-button usa-button--outline"
          onClick={() => many <= MOST && setAsked({ input, queries: lines })}
        >
          <Trans>Show what this changes</Trans>
        </button>
      </div>
      {error && <FailureNotice error={error} live="alert" onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {fetching && asked && <Loading short />}
      <div role="status">
        {answer && stale && (
          <p>
            <Trans>You changed the form since. Show it again to see what it does now.</Trans>
          </p>
        )}
        {answer?.__typename === 'ConceptPreview' && <Summary preview={answer} />}
      </div>
      {answer?.__typename === 'ConceptRefused' && (
        <Notice tone="error" heading={t`Mend this first`} level="h3" live="alert">
          <ul className="plain-list">
            {answer.problems.map(({ message }) => (
              <li key={message}>{sentence(message)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {answer?.__typename === 'ConceptPreview' &&
        answer.changes.map((change) => <PreviewedSearch key={change.query} change={change} />)}
    </section>
  );
}

function Summary({ preview: { changed, tried } }: { preview: Preview }) {
  return (
    <p>
      <strong>
        <Plural
          value={changed}
          _0={`None of the ${tried} searches has another answer.`}
          one={`# of ${tried} searches has another answer.`}
          other={`# of ${tried} searches have another answer.`}
        />
      </strong>
    </p>
  );
}
