import type { Words } from '../../words.ts';
import type { taskRefusals as zh } from '../../zh-CN/refusals/tasks.ts';

export const taskRefusals: Words<typeof zh> = {
  unknown: { what: 'There is no such task.', todo: 'The list is up to date now; look again.' },
  ended_already: { what: 'Somebody has finished this task already.', todo: 'See what came of it; there is nothing left to do.' },
  person_cannot: { what: 'This person cannot do it.', todo: 'Give it to a manager or customer service who works here.' },
  time_past: { what: 'That time is over.', todo: 'Choose a later one.' },
  outcome_does_not_fit: { what: 'This kind of task has no such outcome.', todo: 'Choose one from the list.' },
  open_again_already: { what: 'There is an open task for the same thing already.', todo: 'Work on that one.' },
};
