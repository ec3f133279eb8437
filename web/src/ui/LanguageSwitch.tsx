/** One button that names the other language in that language (USWDS pattern for two languages). */
import { useLingui } from '@lingui/react/macro';
import { chooseLocale } from './locale';

export function LanguageSwitch() {
  const { i18n } = useLingui();
  const other = i18n.locale === 'es' ? 'en' : 'es';
  return (
    <button
      type="button"
      lang={other}
      className="usa-button usa-button--unstyled noprint"
      onClick={() => void chooseLocale(other)}
    >
      {other === 'es' ? 'Español' : 'English'}
    </button>
  );
}
