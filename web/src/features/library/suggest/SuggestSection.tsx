/** "Suggested from your words": values, standards and topics that the saved text speaks for, asked for when the author wants them. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useState } from 'react';
import { useClient } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { DraftPatch } from '../write/draftFields';
import type { DraftKeeper } from '../write/draftKeeper';
import type { DraftFields } from '../write/draftQuery';
import { SuggestedGroup } from './SuggestedGroup';
import { AlignmentQuery, type Alignment } from './suggestQuery';

type Props = {
  resourceId: string;
  keeper: Pick<DraftKeeper, 'saveNow'>;
  fields: DraftFields;
  onChange: (patch: DraftPatch) => void;
};

export function SuggestSection({ resourceId, keeper, fields, onChange }: Props) {
  const { t } = useLingui();
  const client = useClient();
  const [told, setTold] = useState<Alignment | null>();
  const [error, setError] = useState<CombinedError>();
  const [asking, setAsking] = useState(false);

  const ask = async () => {
    if (asking) return;
    setAsking(true);
    setError(undefined);
    // The server reads what was saved.
    await keeper.saveNow();
    const { data, error } = await client
      .query(AlignmentQuery, { resourceId }, { requestPolicy: 'network-only' })
      .toPromise();
    setAsking(false);
    if (data) setTold(data.suggestAlignment);
    else setError(error);
  };

  const { values = [], standards = [], topics = [] } = told ?? {};
  const count = values.length + standards.length + topics.length;
  return (
    <section aria-labelledby="suggest-heading">
      <h2 id="suggest-heading">
        <Trans>Suggested from your words</Trans>
      </h2>
      <p className="usa-hint measure">
        <Trans>We look for values, standards and topics that your text speaks for. You choose which of them fit.</Trans>
      </p>
      <button
        type="button"
        className="usa-button usa-button--outline"
        aria-disabled={asking}
        onClick={() => void ask()}
      >
        <Trans>Suggest from my text</Trans>
      </button>
      <p role="status">
        {asking && <Trans>Reading your text…</Trans>}
        {!asking && told !== undefined && (
          <Plural
            value={count}
            _0="Your words point to none yet. Write more about what it is for, and ask again."
            one="# suggestion"
            other="# suggestions"
          />
        )}
      </p>
      {error && <FailureNotice error={error} onRetry={() => void ask()} />}
      <SuggestedGroup
        heading={t`Values`}
        suggested={values}
        chosen={fields.values}
        onChange={(values) => onChange({ values })}
      />
      <SuggestedGroup
        heading={t`Standards`}
        suggested={standards}
        chosen={fields.standards}
        onChange={(standards) => onChange({ standards })}
      />
      <SuggestedGroup
        heading={t`Topics`}
        suggested={topics}
        chosen={fields.topics}
        onChange={(topics) => onChange({ topics })}
      />
    </section>
  );
}
