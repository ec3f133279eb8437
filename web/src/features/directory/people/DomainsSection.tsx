/** The mail domains of a department: members read them, administrators register and remove them. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Confirm } from '../../../ui/Confirm';
import { DateText } from '../../../ui/DateText';
import type { Problem } from '../../../ui/ErrorSummary';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { RegisterDomain, RemoveDomain } from './domainQuery';
import type { Domain, Done, PeopleDepartment } from './peopleQuery';

type Props = { department: PeopleDepartment; domains: Domain[]; onDone: Done };

export function DomainsSection({ department, domains, onDone }: Props) {
  return (
    <section aria-labelledby="domains-heading">
      <h2 id="domains-heading">
        <Trans>Mail domains</Trans>
      </h2>
      <p className="measure">
        <Trans>
          Whoever signs in with a work address of one of these domains joins at once, as a reader. Alliance staff
          register a domain after they have checked whose it is.
        </Trans>
      </p>
      {domains.length === 0 && (
        <p>
          <Trans>No domain is registered.</Trans>
        </p>
      )}
      <ul className="plain-list">
        {domains.map((domain) => (
          <DomainRow key={domain.domain} {...{ department, domain, onDone }} />
        ))}
      </ul>
      {department.canRegisterDomains && <RegisterForm {...{ department, onDone }} />}
    </section>
  );
}

function DomainRow({ department, domain, onDone }: Omit<Props, 'domains'> & { domain: Domain }) {
  const { t } = useLingui();
  const form = useSend();
  const [, remove] = useMutation(RemoveDomain);
  const [reason, setReason] = useState('');
  const name = domain.domain;
  const by = domain.checkedBy?.name;
  const takeAway = async () => {
    const found = reason.trim()
      ? []
      : [{ field: 'reason', message: t`Say why; the department reads it in its record` }];
    const input = { departmentId: department.id, domain: name, reason: reason.trim() };
    if (!(await form.send(found, () => remove({ input })))) return false;
    onDone(t`${name} is removed`);
    return true;
  };
  return (
    <li className="file">
      <strong>{name}</strong>
      <p className="quiet">
        <Trans>
          Checked on <DateText value={domain.checkedAt} />
        </Trans>
        {by && ` · ${by}`} · {domain.check}
      </p>
      {department.canRegisterDomains && (
        <Confirm
          label={<Trans>Remove</Trans>}
          about={name}
          heading={t`Remove ${name}?`}
          danger
          form={form}
          onConfirm={takeAway}
        >
          <p>
            <Trans>Nobody joins by it any more. Whoever has joined stays.</Trans>
          </p>
          <TextField
            field={form.name('reason')}
            label={<Trans>Reason</Trans>}
            error={form.errorOf('reason')}
            value={reason}
            onChange={setReason}
          />
        </Confirm>
      )}
    </li>
  );
}

function RegisterForm({ department, onDone }: Omit<Props, 'domains'>) {
  const { t } = useLingui();
  const form = useSend();
  const [, register] = useMutation(RegisterDomain);
  const [domain, setDomain] = useState('');
  const [check, setCheck] = useState('');
  const submit = async () => {
    const found: Problem[] = [];
    if (!domain.trim()) found.push({ field: 'domain', message: t`Enter what stands behind the @, like county.gov` });
    if (check.trim().length < 10)
      found.push({ field: 'check', message: t`Say in a sentence how you checked whose it is` });
    const input = { departmentId: department.id, domain: domain.trim(), check: check.trim() };
    const answer = (await form.send(found, () => register({ input })))?.registerDomain;
    if (!answer) return false;
    onDone(answer.__typename === 'DomainKnown' ? sentence(answer.message) : t`${input.domain} is registered`);
    setDomain('');
    setCheck('');
    return true;
  };
  return (
    <Confirm
      label={<Trans>Register a domain</Trans>}
      heading={t`Register a domain for ${department.name}`}
      confirm={<Trans>Register it</Trans>}
      form={form}
      onConfirm={submit}
    >
      <TextField
        field={form.name('domain')}
        label={<Trans>Domain</Trans>}
        hint={t`What stands behind the @ of the office’s addresses, like county.gov`}
        error={form.errorOf('domain')}
        value={domain}
        onChange={setDomain}
        autoComplete="off"
      />
      <TextField
        field={form.name('check')}
        type="area"
        label={<Trans>How did you check whose it is?</Trans>}
        hint={t`It stays in the record, and members of the department read it`}
        error={form.errorOf('check')}
        value={check}
        onChange={setCheck}
      />
    </Confirm>
  );
}
