/** What an office tells everybody of itself: how to reach it, its hours, languages, equipment and size. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { DateText } from '../../ui/DateText';
import { sizeWords } from '../../ui/kinds';
import type { Department, Language } from './departmentQuery';
import { languageName, profileWords } from './profile/profileWords';

type Props = { department: Department; languages: Language[] };

export function OfficeFacts({ department, languages }: Props) {
  const { i18n } = useLingui();
  const { profile, county, registeredVoters, size } = department;
  const named = languages
    .filter(({ code }) => profile?.languages.includes(code))
    .map((language) => languageName(language, i18n.locale));
  const facts: [label: ReactNode, value: ReactNode][] = [
    [i18n._(profileWords.address), profile?.address && <span className="lines">{profile.address}</span>],
    [
      i18n._(profileWords.phone),
      profile?.phone && (
        <a className="usa-link" href={`tel:${profile.phone.replace(/[^+\d]/g, '')}`}>
          {profile.phone}
        </a>
      ),
    ],
    [
      i18n._(profileWords.email),
      profile?.email && (
        <a className="usa-link" href={`mailto:${profile.email}`}>
          {profile.email}
        </a>
      ),
    ],
    [
      i18n._(profileWords.website),
      profile?.website && (
        <a className="usa-link" href={profile.website} rel="noreferrer nofollow">
          {profile.website}
        </a>
      ),
    ],
    [i18n._(profileWords.hours), profile?.hours && <span className="lines">{profile.hours}</span>],
    [i18n._(profileWords.languages), named.join(', ')],
    [
      i18n._(profileWords.equipment),
      profile && profile.equipment.length > 0 && <span className="lines">{profile.equipment.join('\n')}</span>,
    ],
    [<Trans key="county">County</Trans>, county && !department.name.includes(county) && county],
    [
      i18n._(profileWords.registeredVoters),
      registeredVoters !== null && new Intl.NumberFormat(i18n.locale).format(registeredVoters),
    ],
    [<Trans key="size">Size</Trans>, size && i18n._(sizeWords[size])],
  ];
  return (
    <>
      <dl className="about">
        {facts
          .filter(([, value]) => value)
          .map(([label, value], place) => (
            <div key={place}>
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
