import type { PrintJob } from '../../../shared/contract/printing.ts';

/** What needs a person first, then what is under way, then what is over; newest first within each. */
const urgency: Readonly<Record<PrintJob['state'], number>> = {
  unknown: 0, failed: 1, sending: 2, sent: 2, rendered: 3, queued: 3, printed: 4, cancelled: 4,
};

const keptFinished = 3;

/** The jobs to show: all that are not over, and a few that are, unless all are asked for. */
export const shownJobs = (jobs: readonly PrintJob[], all: boolean): { readonly shown: readonly PrintJob[]; readonly hidden: number } => {
  const sorted = [...jobs].sort((a, b) => urgency[a.state] - urgency[b.state] || b.createdAt - a.createdAt || b.id - a.id);
  if (all) return { shown: sorted, hidden: 0 };
  let finished = 0;
  const shown = sorted.filter((job) => urgency[job.state] < 4 || ++finished <= keptFinished);
  return { shown, hidden: sorted.length - shown.length };
};
