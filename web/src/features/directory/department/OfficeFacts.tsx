/** What an office tells everybody of itself: how to reach it, its hours, languages, equipment and size. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { DateText } from '../../../ui/DateText';
import { sizeWords } from '../../../ui/kinds';
import type { Department, Language } from './departmentQuery';
import { languageName, profileWords } from '../profile/profileWords';

type Props = { department: Department; languages: Language[] };

export function OfficeFacts({ department, languages }: Props) {
  const { i18n, t } = useLingui();
  const { profile, county, registeredVoters, size } = department;
  const named = languages
    .filter(({ code }) => profile?.languages.includes(code))
    .map((language) => languageName(language, i18n.locale));
  const lines = (text: string | undefined) => text && <span className="lines">{text}</span>;
  const link = (text: string | undefined, href: string) =>
    text && (
      <a className="usa-link" href={href} rel="noreferrer nofollow">
        {text}
      </a>
    );
  const facts: { label: string; value: ReactNode }[] = [
    { label: i18n._(profileWords.address), value: lines(profile?.address) },
    { label: i18n._(profileWords.phone), value: link(profile?.phone, `tel:${profile?.phone.replace(/[^+\d]/g, '')}`) },
    { label: i18n._(profileWords.email), value: link(profile?.email, `mailto:${profile?.email}`) },
    { label: i18n._(profileWords.website), value: link(profile?.website, profile?.website ?? '') },
    { label: i18n._(profileWords.hours), value: lines(profile?.hours) },
    { label: i18n._(profileWords.languages), value: named.join(', ') },
    { label: i18n._(profileWords.equipment), value: lines(profile?.equipment.join('\n')) },
    { label: t`County`, value: county && !department.name.includes(county) && county },
    {
      label: i18n._(profileWords.registeredVoters),
      value: registeredVoters !== null && new Intl.NumberFormat(i18n.locales).format(registeredVoters),
    },
    { label: t`Size`, value: size && i18n._(sizeWords[size]) },
  ];
  return (
    <>
      <dl className="about office">
        {facts
          .filter(({ value }) => value)
          .map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div>
          <dt>
            <Trans>Office ID (Open Civic Data)</Trans>
          </dt>
          <dd className="digest">{department.ocdId}</dd>
        </div>
      </dl>
      {profile && (
        <p className="quiet">
          <Trans>
            Profile updated on <DateText value={profile.savedAt} />
          </Trans>
        </p>
      )}
    </>
  );
}
