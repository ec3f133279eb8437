/** Makes a collection: its title is enough to begin. Who is in groups says whether their department keeps it or a group does. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Actions } from '../../../ui/Actions';
import { Choices } from '../../../ui/Choices';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import type { Viewer } from '../../directory/viewer';
import { CreateCollection } from './editOrders';
import { makingSeat } from './mayMake';
import { useOwnGroups } from './ownGroups';

type Props = {
  viewer: Viewer;
  /** The group whose page this is: chosen to begin with. */
  groupId?: string;
};

export function MakeCollection(props: Props) {
  const render = (close: () => void) => <MakePanel {...props} onClose={close} />;
  return <Actions items={[{ name: 'make', label: <Trans>Make a collection</Trans>, render }]} />;
}

function MakePanel({ viewer, groupId = '', onClose }: Props & { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const form = useSend();
  const [, create] = useMutation(CreateCollection);
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState(groupId);
  const department = makingSeat(viewer)?.department;
  const { groups, waiting, error, retry } = useOwnGroups(viewer);
  const group = groups.find(({ id }) => id === chosen);
  const make = async () => {
    const found = title.trim() ? [] : [{ field: 'title', message: t`Enter a title` }];
    const keeper = chosen ? { groupId: chosen } : { departmentId: department?.id ?? null };
    const made = await form.send(found, () => create({ input: { ...keeper, title: title.trim() } }));
    if (made) void navigate({ to: '/c/$slug/edit', params: { slug: made.createCollection.collection.slug } });
  };
  return (
    <PanelForm
      level={groupId ? 'h3' : 'h2'}
      heading={<Trans>Make a collection</Trans>}
      submit={<Trans>Make the collection</Trans>}
      form={form}
      onSubmit={() => void make()}
      onCancel={onClose}
    >
      {error && <FailureNotice error={error} onRetry={retry} />}
      {waiting && <Loading short />}
      {department && groups.length > 0 && (
        <Choices
          field={form.name('groupId')}
          kind="radio"
          legend={<Trans>Who keeps it?</Trans>}
          error={form.errorOf('groupId')}
          options={[
            {
              value: '',
              label: `${department.name}, ${department.state}`,
              description: t`Only your office changes it`,
            },
            ...groups.map(({ id, name }) => ({
              value: id,
              label: name,
              description: t`All departments of this group change and publish it together`,
            })),
          ]}
          chosen={[chosen]}
          onChange={([value = '']) => setChosen(value)}
        />
      )}
      <p>
        {group ? (
          <Trans>The departments of {group.name} keep it. Nobody else sees it until it is published.</Trans>
        ) : department ? (
          <Trans>
            {department.name}, {department.state} keeps it. Nobody else sees it until it is published.
          </Trans>
        ) : (
          <Trans>The Alliance keeps it. Nobody but its curators sees it until it is published.</Trans>
        )}
      </p>
      <TextField
        field={form.name('title')}
        label={<Trans>Title</Trans>}
        hint={t`Like: Everything for a first drop box`}
        error={form.errorOf('title')}
        value={title}
        onChange={setTitle}
      />
    </PanelForm>
  );
}
