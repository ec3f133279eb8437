/** What readers are told of a resource: who took it away and why, what takes its place, and that a version mends a mistake. */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { renderPart } from '../../ui/testing';
import { CorrectedNotice } from './CorrectedNotice';
import { GonePage } from './GonePage';
import { ReaderNotice } from './ReaderNotice';
import type { ResourceNotice } from './noticeFragment';
import { StatusBadge } from './StatusBadge';
import { resourceFacts } from './testing';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to, params }: { children: ReactNode; to: string; params?: { slug: string } }) => (
    <a href={to.replace('$slug', params?.slug ?? '')}>{children}</a>
  ),
}));

const notice = (change: Partial<ResourceNotice> = {}): ResourceNotice => ({
  title: 'Seal log',
  status: 'WITHDRAWN',
  byAlliance: false,
  reason: 'The deadline is wrong.',
  madeAt: '2026-10-05T12:00:00Z',
  department: { id: 'd1', ocdId: 'ocd', name: 'Pima County', state: 'AZ', stateName: 'Arizona' },
  successor: null,
  ...change,
});
const shown = () => document.body.textContent;

test('the page of what is gone says its title, who withdrew it, when and why', () => {
  renderPart(<GonePage notice={notice()} />);
  expect(screen.getByRole('heading', { level: 1, name: 'Seal log' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Pima County, Arizona withdrew this' })).toBeTruthy();
  expect(shown()).toContain('The deadline is wrong.');
  expect(shown()).toContain('Pima County, Arizona, Oct 5, 2026');
  expect(shown()).toContain('Withdrawn');
});

test('what the Alliance took down is its own word, not the office’s', () => {
  renderPart(<ReaderNotice notice={notice({ status: 'TAKEN_DOWN', byAlliance: true })} />);
  expect(screen.getByRole('heading', { name: 'The Alliance took this down' })).toBeTruthy();
  expect(shown()).toContain('The Alliance, Oct 5, 2026');
  expect(shown()).not.toContain('Pima County');
});

test('what is replaced leads to what takes its place', () => {
  const successor = { id: 'x2', slug: 'seal-log-for-bags', title: 'Seal log for bags' };
  renderPart(<ReaderNotice notice={notice({ status: 'SUPERSEDED', successor })} />);
  expect(screen.getByRole('heading', { name: 'Something newer takes its place' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Seal log for bags' }).getAttribute('href')).toBe('/r/seal-log-for-bags');
});

test('what is archived says so; what was corrected is told by its version', () => {
  renderPart(<ReaderNotice notice={notice({ status: 'ARCHIVED' })} />);
  expect(screen.getByRole('heading', { name: 'Kept for the record, not kept up any more' })).toBeTruthy();
  renderPart(<ReaderNotice notice={notice({ status: 'CORRECTED' })} />);
  expect(screen.queryByRole('heading')).toBeNull();
  const version = resourceFacts().currentVersion!;
  renderPart(<CorrectedNotice version={version} />);
  expect(screen.queryByRole('heading')).toBeNull();
  renderPart(<CorrectedNotice version={{ ...version, corrects: true, changeNote: 'May 4, not May 14.' }} />);
  expect(screen.getByRole('heading', { name: 'This version mends a mistake in the one before' })).toBeTruthy();
  expect(shown()).toContain('May 4, not May 14.');
});

test('a badge says where the next version is beside what is published', () => {
  renderPart(<StatusBadge status="PUBLISHED" nextStatus="IN_REVIEW" />);
  expect(shown()).toBe('Published · next version: in review');
  renderPart(<StatusBadge status="TAKEN_DOWN" />);
  expect(shown()).toBe('Taken down');
});
