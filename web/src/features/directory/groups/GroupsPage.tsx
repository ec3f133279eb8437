/** All groups by name; curators make new ones here. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { Pager } from '../../../ui/Pager';
import { usePageTitle } from '../../../ui/usePageTitle';
import { useSend } from '../../../ui/useSend';
import { useViewer } from '../viewer';
import { GroupForm, type GroupFields } from './GroupForm';
import { CreateGroup, GroupsQuery } from './groupQuery';
import { groupKindWords } from './groupWords';

export function GroupsPage() {
  const { t, i18n } = useLingui();
  usePageTitle(t`Groups`);
  const navigate = useNavigate();
  const { viewer } = useViewer();
  const form = useSend();
  const [, create] = useMutation(CreateGroup);
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: GroupsQuery,
    variables: { after },
    requestPolicy: 'cache-and-network',
  });
  const groups = error ? undefined : data?.groups;
  const curator = viewer?.allianceRole === 'CURATOR' || viewer?.allianceRole === 'ADMINISTRATOR';

  const make = async ({ name, kind, about, convener }: GroupFields, found: Problem[]) => {
    const input = { name: name.trim(), kind, about: about.trim(), convenerId: convener?.id };
    const made = await form.send(found, () => create({ input }));
    if (made) void navigate({ to: '/groups/$id', params: { id: made.createGroup.group.id } });
  };

  const making: ActionItem = {
    name: 'make',
    label: <Trans>Make a group</Trans>,
    render: (close) => (
      <GroupForm
        heading={<Trans>Make a group</Trans>}
        submit={<Trans>Make the group</Trans>}
        form={form}
        curator
        onSubmit={(fields, found) => void make(fields, found)}
        onCancel={close}
      />
    ),
  };

  return (
    <div className="grid-container">
      <h1>
        <Trans>Groups</Trans>
      </h1>
      <p className="lead">
        <Trans>
          A group brings departments together, across counties and states. What a department shares with a group is read
          by all departments in it.
        </Trans>
      </p>
      {curator && <Actions items={[making]} />}
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!groups && !error && <Loading />}
      {groups && groups.totalCount > 0 && (
        <p role="status" className="results__count">
          <Plural value={groups.totalCount} one="# group" other="# groups" />
        </p>
      )}
      {groups?.totalCount === 0 && (
        <Notice tone="info" heading={t`No groups to see`}>
          <p>
            {viewer?.person ? (
              <Trans>There are none yet, or you are no member so far. Alliance curators make groups.</Trans>
            ) : (
              <Trans>Members of the Alliance see groups after they sign in.</Trans>
            )}
          </p>
        </Notice>
      )}
      <ul className="plain-list">
        {groups?.edges.map(({ node }) => (
          <li className="file" key={node.id}>
            <Link to="/groups/$id" params={{ id: node.id }} className="usa-link">
              {node.name}
            </Link>{' '}
            <span className="usa-tag usa-tag--quiet">{i18n._(groupKindWords[node.kind])}</span>
            {node.about && <p>{node.about}</p>}
            <p className="quiet">
              {node.convener ? (
                <Trans>
                  Convened by {node.convener.name}, {node.convener.stateName}
                </Trans>
              ) : (
                <Trans>Convened by Alliance staff</Trans>
              )}
            </p>
          </li>
        ))}
      </ul>
      {groups && (
        <Pager after={after} next={groups.pageInfo.hasNextPage ? groups.pageInfo.endCursor : null} onMove={setAfter} />
      )}
    </div>
  );
}
