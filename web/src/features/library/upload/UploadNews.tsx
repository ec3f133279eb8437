/** Tells those who do not see the rows what has just happened: a beginning, an end, a lost line. One region for all of them. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { UploadNews as News } from './UploadQueue';

export function UploadNews({ news, left }: { news: News | null; left: number }) {
  const { t } = useLingui();
  const words = () => {
    if (!news) return '';
    const [first = ''] = news.names;
    const many = news.names.length;
    const more =
      left > 0 ? t`${plural(left, { one: '# is still on its way.', other: '# are still on their way.' })}` : '';
    switch (news.at) {
      case 'started':
        return many > 1 ? t`${many} uploads started.` : t`Upload started: ${first}.`;
      case 'lost':
        return t`The connection is lost. Uploads go on by themselves.`;
      case 'ready':
        return `${t`Ready: ${first}.`} ${more}`;
      case 'turned away':
      case 'refused':
        return many > 1 ? t`${many} files were not accepted.` : `${t`Not accepted: ${first}.`} ${more}`;
      case 'failed':
        return `${t`The upload did not get through: ${first}.`} ${more}`;
    }
  };
  return (
    <p role="status" className="visually-hidden">
      {words()}
    </p>
  );
}
