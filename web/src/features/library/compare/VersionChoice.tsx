/** Two lists to choose the versions from, the older one first. */
import { Trans, useLingui } from '@lingui/react/macro';
import { SelectField } from '../../../ui/SelectField';
import type { ComparableVersion } from './compareQuery';
import { keyOf } from './compareState';

type Props = {
  versions: ComparableVersion[];
  from: string;
  to: string;
  onChoose: (from: string, to: string) => void;
};

export function VersionChoice({ versions, from, to, onChoose }: Props) {
  const { t, i18n } = useLingui();
  const day = (instant: string) =>
    new Intl.DateTimeFormat(i18n.locales, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(instant));
  const options = versions.map((version) => ({
    value: keyOf(version),
    label:
      version.number === null
        ? t`Not published yet, from ${day(version.createdAt)}`
        : t`Version ${version.number}, from ${day(version.publishedAt ?? version.createdAt)}`,
  }));
  return (
    <form className="versus noprint" aria-label={t`Versions to compare`} onSubmit={(event) => event.preventDefault()}>
      <SelectField
        field="from"
        label={<Trans>What changed from</Trans>}
        options={options}
        value={from}
        onChange={(value) => onChoose(value, to)}
      />
      <SelectField
        field="to"
        label={<Trans>to</Trans>}
        options={options}
        value={to}
        onChange={(value) => onChoose(from, value)}
      />
    </form>
  );
}
