import type { customerRefusals as zh } from '../../zh-CN/refusals/customers.ts';
import type { Words } from '../../words.ts';

/** Customers, groups and levels (CU). */
export const customerRefusals: Words<typeof zh> = {
  unknown: { what: 'There is no such customer.', todo: 'The list is fresh again: look once more.' },
  same_already: { what: 'These two are one customer already.', todo: 'Nothing to do.' },
  merge_unknown: { what: 'There is no such merge.', todo: 'Look at the customer once more.' },
  merge_undone: { what: 'This merge is taken apart already.', todo: 'Nothing to do.' },
  pair_unknown: { what: 'There is no such suggestion.', todo: 'The list is fresh again: look once more.' },
  pair_decided: { what: 'Somebody has decided on this suggestion already.', todo: 'Go on with the next one.' },
  warning_unknown: { what: 'There is no such warning.', todo: 'Look at the customer once more.' },
  warning_lifted: { what: 'This warning is lifted already.', todo: 'Nothing to do.' },
  level_twice: { what: 'Level “{{name}}” is there twice.', todo: 'Give each level a name of its own.' },
  levels_equal: { what: '“{{name}}” and “{{other}}” begin at the same spend.', todo: 'Each level has to begin higher than the one before.' },
  level_gives_less: { what: '“{{name}}” begins higher than “{{other}}” and gives less.', todo: 'A higher level cannot give less discount.' },
  series_name_taken: { what: 'There are groups called “{{name}}” already.', todo: 'Take another name, or add people there.' },
  series_unknown: { what: 'There are no such groups.', todo: 'The list is fresh again: look once more.' },
  group_unknown: { what: 'There is no such group.', todo: 'The list is fresh again: look once more.' },
  not_in_group: { what: 'This customer is not in that group.', todo: 'They may have left just now.' },
  list_name: { what: 'The file’s name has to end in .{{format}}.', todo: 'Choose another name and export again.' },
};
