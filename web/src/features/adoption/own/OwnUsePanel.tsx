/** One's own office and a resource: begin to use it, or see and change what the office says of its use. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { Actions } from '../../../ui/Actions';
import { Confirm } from '../../../ui/Confirm';
import { DateText } from '../../../ui/DateText';
import { useNews, type Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import type { Resource } from '../../library/resourceQuery';
import { AdoptPanel } from './AdoptPanel';
import type { OwnUse } from '../adoptionQuery';
import { ChangeAdoption } from './adoptionOrders';
import { intentWords, statusWords } from './adoptionWords';
import { ChangeUsePanel } from './ChangeUsePanel';
import { StateWarning } from './StateWarning';
import { useOutcome } from './useOutcome';

export function OwnUsePanel({ resource }: { resource: Resource }) {
  const [news, tell] = useNews();
  const use = resource.myAdoption;
  if (use)
    return (
      <>
        {news}
        <OwnUseFacts use={use} current={resource.currentVersion} tell={tell} />
      </>
    );
  if (!resource.viewerActions.includes('ADOPT')) return news;
  const begin = (close: () => void) => <AdoptPanel resourceId={resource.id} onDone={tell} onClose={close} />;
  return (
    <>
      {news}
      {resource.states.length > 0 && <StateWarning states={resource.states} />}
      <Actions items={[{ name: 'adopt', label: <Trans>Use this in our office</Trans>, render: begin }]} />
    </>
  );
}

type Facts = { use: OwnUse; current: Resource['currentVersion']; tell: Tell };

function OwnUseFacts({ use, current, tell }: Facts) {
  const { i18n } = useLingui();
  const { report } = use;
  if (!report) return null;
  const newer =
    current?.number && current.number > report.versionNumber ? { ...current, number: current.number } : null;
  const panel = (close: () => void) => <ChangeUsePanel use={use} report={report} onDone={tell} onClose={close} />;
  return (
    <div className="card">
      <h3>
        <Trans>In our office</Trans>
      </h3>
      <div className="facts">
        <span>{i18n._(statusWords[use.status])}</span>
        <span>
          <Trans>Version {report.versionNumber}</Trans>
        </span>
        <span>{i18n._(intentWords[report.intent])}</span>
        {report.printed !== null && (
          <span>
            <Plural value={report.printed} one="# copy printed" other="# copies printed" />
          </span>
        )}
        {report.mailed !== null && (
          <span>
            <Plural value={report.mailed} one="# copy mailed" other="# copies mailed" />
          </span>
        )}
      </div>
      {report.note && <p className="lines">{report.note}</p>}
      {report.saidBy && (
        <p className="quiet">
          <Trans>
            Said by {report.saidBy.name}, <DateText value={report.saidAt} />
          </Trans>
        </p>
      )}
      {newer && (
        <p>
          <strong>
            <Trans>Version {newer.number} is out.</Trans>
          </strong>
        </p>
      )}
      {use.canChange && newer && <TakeVersion use={use} report={report} version={newer} tell={tell} />}
      {use.canChange && (
        <Actions items={[{ name: 'change', label: <Trans>Change what our office says</Trans>, render: panel }]} />
      )}
    </div>
  );
}

type Taking = {
  use: OwnUse;
  report: NonNullable<OwnUse['report']>;
  version: { id: string; number: number };
  tell: Tell;
};

function TakeVersion({ use, report, version, tell }: Taking) {
  const { t } = useLingui();
  const form = useSend();
  const [, change] = useMutation(ChangeAdoption);
  const tellOutcome = useOutcome(tell);
  const { number } = version;
  const take = async () => {
    const input = { adoptionId: use.id, revision: report.revision, versionId: version.id };
    const data = await form.send([], () => change({ input }));
    if (!data) return false;
    tellOutcome(data.changeAdoption, t`Your office uses version ${number} now`);
    return true;
  };
  return (
    <Confirm
      label={<Trans>Take version {number}</Trans>}
      heading={t`Use version ${number} from now on?`}
      form={form}
      onConfirm={take}
    >
      <p>
        <Trans>What is new in it stands under “Versions” on this page.</Trans>
      </p>
    </Confirm>
  );
}
