/** Answers on their way to the server: whoever sends a decision right after the last answer does not have to wait for it first. */
import type { Step } from '../reviewQuery';
import { isNewer } from '../useProgress';

const arriving = new Set<Promise<Step | undefined>>();

/** Counts an answer as on its way until it is there, or has failed. */
export function track(answer: Promise<Step | undefined>): Promise<Step | undefined> {
  arriving.add(answer);
  const forget = () => arriving.delete(answer);
  void answer.then(forget, forget);
  return answer;
}

/** The review once all that is on its way has come. */
export async function arrived(known: Step): Promise<Step> {
  const come = await Promise.all(arriving);
  return come.reduce<Step>((newest, step) => (step && isNewer(step, newest) ? step : newest), known);
}
