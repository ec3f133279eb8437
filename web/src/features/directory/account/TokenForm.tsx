/** What a new token is for: its name, what it may do, for how long, and as whom it acts. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Choices } from '../../../ui/Choices';
import { Notice } from '../../../ui/Notice';
import { PanelForm } from '../../../ui/PanelForm';
import { SelectField } from '../../../ui/SelectField';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { hatWords } from '../hats';
import { CreateApiToken, type OwnHat } from './accountQuery';
import { scopeHints, scopeWords, tokenScopes, type TokenScope } from './scopeWords';

type Props = {
  hats: readonly OwnHat[];
  onMade: (token: { name: string; secret: string }) => void;
  onCancel: () => void;
};

const staff = 'staff';
const keyOf = (hat: OwnHat) => hat.seat?.id ?? staff;
const lives = ['7', '30', '90', '365'] as const;

export function TokenForm({ hats, onMade, onCancel }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, create] = useMutation(CreateApiToken);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenScope>('READ');
  const [days, setDays] = useState<(typeof lives)[number]>('30');
  const current = hats.find((hat) => hat.current) ?? hats[0];
  const [hat, setHat] = useState(current ? keyOf(current) : '');
  const [full, setFull] = useState<string | null>(null);

  const submit = async () => {
    setFull(null);
    const found = name.trim() ? [] : [{ field: 'name', message: t`Say what the token is for` }];
    const input = {
      name: name.trim(),
      scopes: [scope],
      expiresInDays: Number(days),
      seatId: hat && hat !== staff ? hat : null,
      staff: hat === staff,
    };
    const data = await form.send(found, () => create({ input }));
    if (!data) return;
    const outcome = data.createApiToken;
    if (outcome.__typename === 'ApiTokenCreated') onMade({ name: outcome.apiToken.name, secret: outcome.secret });
    else setFull(outcome.message);
  };

  return (
    <PanelForm
      heading={t`Make a token`}
      submit={t`Make the token`}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      {full && (
        <Notice tone="warning" heading={t`There are too many tokens`} level="h3" live="alert">
          <p>{full}</p>
        </Notice>
      )}
      <TextField
        field={form.name('name')}
        label={<Trans>What is it for?</Trans>}
        hint={t`You know it by this name later, such as: nightly export`}
        error={form.errorOf('name')}
        value={name}
        onChange={setName}
      />
      <Choices
        field={form.name('scopes')}
        kind="radio"
        legend={t`What may it do?`}
        hint={t`Choose the least that is enough`}
        error={form.errorOf('scopes')}
        options={tokenScopes.map((value) => ({
          value,
          label: i18n._(scopeWords[value]),
          description: i18n._(scopeHints[value]),
        }))}
        chosen={[scope]}
        onChange={([value]) => value && setScope(value)}
      />
      <SelectField
        field={form.name('expiresInDays')}
        label={<Trans>For how long?</Trans>}
        error={form.errorOf('expiresInDays')}
        options={lives.map((value) => ({ value, label: t`${value} days` }))}
        value={days}
        onChange={(value) => value && setDays(value)}
      />
      {hats.length > 1 && (
        <SelectField
          field={form.name('seatId')}
          label={<Trans>As whom does it act?</Trans>}
          error={form.errorOf('seatId')}
          options={hats.map((one) => ({ value: keyOf(one), label: hatWords(i18n, one) }))}
          value={hat}
          onChange={setHat}
        />
      )}
    </PanelForm>
  );
}
