/** Back to the queue, with what was done with the review that is left. */
import { useNavigate } from '@tanstack/react-router';
import type { Left } from '../queue/QueueNews';

export function useLeave() {
  const navigate = useNavigate();
  return (left: Left) => void navigate({ to: '/reviews', search: left });
}
