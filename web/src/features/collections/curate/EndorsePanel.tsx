/** Endorses the version on the page for the Alliance: a mark for each question of the rubric, a statement, and until when. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { EndorseResource, RubricQuery } from './curationOrders';
import { isAhead, yearsFrom } from './days';
import { isShort, keepMarks, keptMarks, markFields, type Marks } from './marks';
import { MarkFields } from './MarkFields';

type Props = {
  resourceId: string;
  version: { id: string; number: number | null };
  onDone: Tell;
  onClose: () => void;
};

export function EndorsePanel({ resourceId, version, onDone, onClose }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [{ data, error }] = useQuery({ query: RubricQuery });
  const [, endorse] = useMutation(EndorseResource);
  const [marks, setMarks] = useState<Marks>(() => keptMarks(version.id));
  const [statement, setStatement, forgetStatement] = useKeptText(`commons-endorse ${version.id}`);
  const [expiresOn, setExpiresOn] = useState(() => yearsFrom(new Date(), 2));
  if (error && !data) return <FailureNotice error={error} />;
  if (!data) return <Loading short />;
  const rubric = data.endorsementRubric;

  const submit = async () => {
    const found: Problem[] = [];
    for (const { dimension, name } of rubric) {
      const { level, words } = markFields(dimension);
      const mark = marks[dimension];
      if (!mark?.level) found.push({ field: level, message: t`${name}: choose how well it does` });
      else if (mark.level === 'NOT_YET')
        found.push({
          field: level,
          message: t`${name}: what is not met yet cannot be endorsed. Tell the office first.`,
        });
      if (isShort(mark?.words ?? ''))
        found.push({ field: words, message: t`${name}: say why, in at least 10 letters` });
    }
    if (isShort(statement)) found.push({ field: 'statement', message: t`Write what readers are told` });
    if (!isAhead(expiresOn, new Date())) found.push({ field: 'expiresOn', message: t`Choose a day that is to come` });
    const given = rubric.map(({ dimension }) => ({
      dimension,
      level: marks[dimension]?.level ?? 'NOT_YET',
      words: marks[dimension]?.words.trim() ?? '',
    }));
    const input = { resourceId, versionId: version.id, marks: given, statement: statement.trim(), expiresOn };
    const sent = await form.send(found, () => endorse({ input }));
    if (!sent) return;
    forgetStatement();
    keepMarks(version.id, null);
    onClose();
    onDone(t`Endorsed`, <p>{t`Everybody who reads it sees this now.`}</p>);
  };

  return (
    <PanelForm
      heading={<Trans>Endorse version {version.number}</Trans>}
      submit={<Trans>Endorse it for the Alliance</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      {rubric.map((dimension) => (
        <MarkFields
          key={dimension.dimension}
          dimension={dimension}
          form={form}
          mark={marks[dimension.dimension]}
          onChange={(mark) => {
            const next = { ...marks, [dimension.dimension]: mark };
            setMarks(next);
            keepMarks(version.id, next);
          }}
        />
      ))}
      <TextField
        field={form.name('statement')}
        type="area"
        label={<Trans>What readers are told</Trans>}
        hint={t`A few plain sentences: what is good about it, and for whom`}
        error={form.errorOf('statement')}
        value={statement}
        onChange={setStatement}
      />
      <TextField
        field={form.name('expiresOn')}
        type="date"
        label={<Trans>It holds until</Trans>}
        hint={t`Laws and forms change: most endorsements hold for two years`}
        error={form.errorOf('expiresOn')}
        value={expiresOn}
        onChange={setExpiresOn}
      />
    </PanelForm>
  );
}
