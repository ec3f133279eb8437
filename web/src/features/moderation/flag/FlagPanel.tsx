/** Says what is wrong with what stands on the page, and where. What is typed is kept in the tab until it is sent. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useState } from 'react';
import { Choices } from '../../../ui/Choices';
import type { Problem } from '../../../ui/ErrorSummary';
import { Notice } from '../../../ui/Notice';
import { PanelForm } from '../../../ui/PanelForm';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import type { FlagOutcome } from './flagOrders';
import { flagHints, flagKinds, flagWords, type FlagKind } from './flagWords';
import { MyFlagsLink } from './MyFlagsLink';
import { useFlagNews } from './useFlagNews';

/** What a flag says. */
type Said = { kind: FlagKind; reason: string; passage: string | null };

/** What the form must know of the thing that is flagged. */
export type Flagging = {
  /** Under what name the words are kept. */
  keep: string;
  send: (said: Said) => Promise<{ data?: { flagged: FlagOutcome } | null; error?: CombinedError }>;
};

type Props = Flagging & {
  /** The words of the text that the reader has marked; empty for none. */
  marked: string;
  onDone: Tell;
  onClose: () => void;
};

export function FlagPanel({ keep, send, marked, onDone, onClose }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const tellOutcome = useFlagNews(onDone);
  const [kind, setKind] = useState<FlagKind | null>(null);
  const [reason, setReason, forgetReason] = useKeptText(keep);
  const [passage, setPassage] = useState(marked);
  const [tooMany, setTooMany] = useState<string | null>(null);

  const submit = async () => {
    setTooMany(null);
    const found: Problem[] = [];
    if (!kind) found.push({ field: 'kind', message: t`Choose what is wrong` });
    if (!reason.trim()) found.push({ field: 'reason', message: t`Say what is wrong` });
    const data = await form.send(found, () =>
      send({ kind: kind!, reason: reason.trim(), passage: passage.trim() || null }),
    );
    if (!data) return;
    const outcome = data.flagged;
    if (outcome.__typename === 'TooManyFlags') return setTooMany(sentence(outcome.message));
    if (outcome.__typename === 'FlagMade') forgetReason();
    onClose();
    tellOutcome(outcome);
  };

  return (
    <PanelForm
      heading={t`Tell the Alliance what is wrong`}
      submit={<Trans>Send it to the Alliance</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      {tooMany && (
        <Notice tone="warning" heading={t`You have many open flags`} level="h3" live="alert">
          <p>{tooMany}</p>
          <MyFlagsLink />
        </Notice>
      )}
      <Choices
        field={form.name('kind')}
        kind="radio"
        legend={<Trans>It is …</Trans>}
        error={form.errorOf('kind')}
        options={flagKinds.map((value) => ({
          value,
          label: i18n._(flagWords[value]),
          description: i18n._(flagHints[value]),
        }))}
        chosen={kind ? [kind] : []}
        onChange={([value]) => value && setKind(value)}
      />
      <TextField
        field={form.name('reason')}
        type="area"
        label={<Trans>What is wrong?</Trans>}
        hint={t`Plain words for the Alliance, which sees your department, not your name. Do not name voters.`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
      <TextField
        field={form.name('passage')}
        type="area"
        label={<Trans>The words it is about (optional)</Trans>}
        hint={t`Copy them from the page or the document`}
        error={form.errorOf('passage')}
        value={passage}
        onChange={setPassage}
      />
    </PanelForm>
  );
}
