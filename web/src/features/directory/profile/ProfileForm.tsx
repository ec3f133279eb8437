/** The office profile's form. What was typed is kept in the tab until it is saved; a save never overwrites what one has not seen. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useMutation } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { FormNotices } from '../../../ui/FormNotices';
import { changed, merged } from '../../../ui/meeting';
import { readCount } from '../../../ui/readCount';
import { TextField } from '../../../ui/TextField';
import { useNews } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { keepProfile, keptProfile } from './keptProfile';
import { LanguagesField } from './LanguagesField';
import { ProfileConflict, type Conflict } from './ProfileConflict';
import { baseOf, changesInput, type ProfileFields } from './profileFields';
import { ProfileQuery, SaveProfile, type Language, type ProfileDepartment } from './profileQuery';
import { languageName, profileWords } from './profileWords';

type Props = { department: ProfileDepartment; languages: Language[] };

/** What the form begins with: what stands there, or what was typed before; both may have changed since. */
function begin(department: ProfileDepartment) {
  const now = baseOf(department);
  const kept = keptProfile(department.id);
  if (!kept) return { base: now, fields: now.fields, conflict: null };
  if (kept.base.revision === now.revision) return { base: now, fields: kept.fields, conflict: null };
  return { base: now, ...meeting(kept.base.fields, kept.fields, department) };
}

/** Mine and theirs come together: the form holds both, and what clashes is asked. */
function meeting(base: ProfileFields, mine: ProfileFields, department: ProfileDepartment) {
  const theirs = baseOf(department).fields;
  const conflict: Conflict = { who: department.profile?.savedBy?.name ?? null, base, mine, theirs };
  return { fields: merged(base, mine, theirs), conflict };
}

export function ProfileForm({ department, languages }: Props) {
  const { t, i18n } = useLingui();
  const client = useClient();
  const form = useSend();
  const [news, tell] = useNews();
  const [, save] = useMutation(SaveProfile);
  const [{ base, fields, conflict }, setState] = useState(() => begin(department));

  const change = (patch: Partial<ProfileFields>) => {
    const next = { ...fields, ...patch };
    setState({ base, conflict, fields: next });
    keepProfile(department.id, { base, fields: next });
  };

  const submit = async () => {
    const found: Problem[] = [];
    const differs = changed(base.fields, fields);
    if (differs.includes('registeredVoters') && readCount(fields.registeredVoters) === null)
      found.push({ field: 'registeredVoters', message: t`Enter a whole number, like 2,300` });
    if (found.length === 0 && differs.length === 0) return tell(t`There is nothing new to save`, null, 'warning');
    const input = { departmentId: department.id, revision: base.revision, ...changesInput(base.fields, fields) };
    const data = await form.send(found, () => save({ input }));
    if (!data) return;
    if (data.saveOfficeProfile.__typename === 'OfficeProfileSaved') {
      keepProfile(department.id, null);
      const now = baseOf(data.saveOfficeProfile.department);
      setState({ base: now, fields: now.fields, conflict: null });
      return tell(
        t`The office profile is saved`,
        <Link to="/d/$" params={{ _splat: department.ocdId }} className="usa-link">
          <Trans>See it as others see it</Trans>
        </Link>,
      );
    }
    const meant = await form.send([], () =>
      client.query(ProfileQuery, { ocdId: department.ocdId }, { requestPolicy: 'network-only' }).toPromise(),
    );
    if (!meant?.department) return;
    const next = { base: baseOf(meant.department), ...meeting(base.fields, fields, meant.department) };
    setState(next);
    keepProfile(department.id, next);
  };

  const inWords = (value: string | string[]) =>
    Array.isArray(value)
      ? languages
          .filter(({ code }) => value.includes(code))
          .map((language) => languageName(language, i18n.locale))
          .join(', ')
      : value;
  const text = (name: Exclude<keyof ProfileFields, 'languages'>) => ({
    field: form.name(name),
    label: i18n._(profileWords[name]),
    error: form.errorOf(name),
    value: fields[name],
    onChange: (value: string) => change({ [name]: value }),
  });

  return (
    <form
      className="editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {news}
      <FormNotices form={form} />
      {conflict && <ProfileConflict conflict={conflict} fields={fields} shown={inWords} onChoose={change} />}
      <TextField {...text('address')} type="area" hint={t`As on a letter, in lines`} />
      <TextField {...text('phone')} type="tel" hint={t`With the area code, like 928-555-0100`} />
      <TextField {...text('email')} type="email" hint={t`The office’s address, like elections@county.gov`} />
      <TextField {...text('website')} type="url" hint={t`The whole address, with https://`} />
      <TextField {...text('hours')} type="area" hint={t`Like: Monday to Friday, 8 a.m. to 5 p.m.`} />
      <LanguagesField
        field={form.name('languages')}
        error={form.errorOf('languages')}
        languages={languages}
        chosen={fields.languages}
        onChange={(chosen) => change({ languages: chosen })}
      />
      <TextField
        {...text('equipment')}
        type="area"
        hint={t`One machine or system a line. Never serial numbers, keys or passwords: everybody can read this.`}
      />
      <TextField {...text('registeredVoters')} inputMode="numeric" hint={t`How many voters your office serves`} />
      <button type="submit" className="usa-button" aria-disabled={form.busy}>
        <Trans>Save the profile</Trans>
      </button>
    </form>
  );
}
