/** Makes a collection: its title is enough to begin. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Actions } from '../../../ui/Actions';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import type { Viewer } from '../../directory/viewer';
import { CreateCollection } from './editOrders';
import { makingSeat } from './mayMake';

export function MakeCollection({ viewer }: { viewer: Viewer }) {
  const render = (close: () => void) => <MakePanel viewer={viewer} onClose={close} />;
  return <Actions items={[{ name: 'make', label: <Trans>Make a collection</Trans>, render }]} />;
}

function MakePanel({ viewer, onClose }: { viewer: Viewer; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const form = useSend();
  const [, create] = useMutation(CreateCollection);
  const [title, setTitle] = useState('');
  const department = makingSeat(viewer)?.department;
  const make = async () => {
    const found = title.trim() ? [] : [{ field: 'title', message: t`Enter a title` }];
    const input = { departmentId: department?.id ?? null, title: title.trim() };
    const made = await form.send(found, () => create({ input }));
    if (made) void navigate({ to: '/c/$slug/edit', params: { slug: made.createCollection.collection.slug } });
  };
  return (
    <PanelForm
      level="h2"
      heading={<Trans>Make a collection</Trans>}
      submit={<Trans>Make the collection</Trans>}
      form={form}
      onSubmit={() => void make()}
      onCancel={onClose}
    >
      <p>
        {department ? (
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
