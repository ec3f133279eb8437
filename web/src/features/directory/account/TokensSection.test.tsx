/** Tokens: the least is asked for by default, the secret is shown once, and one is taken back only after a second button. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { CreateApiToken, RevokeApiToken, type ApiToken, type OwnHat } from './accountQuery';
import { TokensSection } from './TokensSection';

const department = { id: 'd1', ocdId: 'ocd', name: 'Pima County', stateName: 'Arizona' };
const chief: OwnHat = {
  seat: { id: 's1', post: 'CHIEF', role: 'STEWARD', department },
  allianceRole: null,
  current: true,
};
const curator: OwnHat = { seat: null, allianceRole: 'CURATOR', current: false };

const token: ApiToken = {
  id: 't1',
  name: 'Nightly export',
  ending: 'x9Zq',
  scopes: ['READ', 'WRITE'],
  createdAt: '2026-10-01T14:00:00Z',
  expiresAt: '2026-12-01T14:00:00Z',
  lastUsedAt: null,
  actsAs: chief,
};

function section(tokens: ApiToken[], ...mocks: Mock[]) {
  const told: string[] = [];
  renderPart(
    <TokensSection
      tokens={tokens}
      hats={[chief, curator]}
      onMade={() => told.push('made')}
      onRevoked={(name) => told.push(`revoked ${name}`)}
    />,
    mockClient(mocks),
  );
  return told;
}

test('makes a token that may do the least and acts as its owner does now', async () => {
  const told = section(
    [],
    mock(CreateApiToken, ({ input }) => {
      expect(input).toEqual({ name: 'Export', scopes: ['READ'], expiresInDays: 30, seatId: 's1', staff: false });
      const apiToken = { ...token, name: 'Export' };
      return {
        data: { createApiToken: { __typename: 'ApiTokenCreated' as const, secret: 'commons_pat_1', apiToken } },
      };
    }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Make a token' }));
  await userEvent.click(screen.getByRole('button', { name: 'Make the token' }));
  expect(screen.getByRole('link', { name: 'Say what the token is for' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'What is it for?' }), ' Export ');
  await userEvent.click(screen.getByRole('button', { name: 'Make the token' }));
  expect((screen.getByRole('textbox', { name: 'Token' }) as HTMLInputElement).value).toBe('commons_pat_1');
  expect(document.activeElement?.textContent).toContain('shown this once');
  expect(told).toEqual(['made']);
  await userEvent.click(screen.getByRole('button', { name: 'I have kept it' }));
  expect(screen.queryByDisplayValue('commons_pat_1')).toBeNull();
});

test('a token can act as staff', async () => {
  section(
    [],
    mock(CreateApiToken, ({ input }) => {
      expect(input).toMatchObject({ seatId: null, staff: true, scopes: ['MANAGE'], expiresInDays: 365 });
      return { data: { createApiToken: { __typename: 'TooManyApiTokens' as const, message: 'You have 20.' } } };
    }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Make a token' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'What is it for?' }), 'Export');
  await userEvent.click(screen.getByRole('radio', { name: /^Manage/ }));
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'For how long?' }), '365 days');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'As whom does it act?' }), 'Alliance curator');
  await userEvent.click(screen.getByRole('button', { name: 'Make the token' }));
  expect(within(screen.getByRole('alert')).getByText('You have 20.')).toBeTruthy();
});

test('says what a token may do by its widest scope, and asks before it is revoked', async () => {
  const told = section(
    [token],
    mock(RevokeApiToken, ({ input }) => {
      expect(input).toEqual({ apiTokenId: 't1' });
      return { data: { revokeApiToken: { apiTokenId: 't1' } } };
    }),
  );
  expect(screen.getByRole('listitem').textContent).toContain('Read and write · acts as Chief, Pima County, Arizona');
  await userEvent.click(screen.getByRole('button', { name: 'Revoke Nightly export' }));
  expect(told).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Revoke the token' }));
  expect(told).toEqual(['revoked Nightly export']);
});
