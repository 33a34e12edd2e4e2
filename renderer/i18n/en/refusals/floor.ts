export const categoryRefusals = {
  unknown: { what: 'There is no such category, or it is out of use.', todo: 'The list is up to date now; look again.' },
  name_taken: { what: 'A category is called “{{name}}” already.', todo: 'Choose another name, or change that one.' },
  name_was_used: { what: '“{{name}}” was the name of a category now out of use.', todo: 'Choose another name; to take that one up again, make a new one with its name.' },
  check_twice: { what: 'One check stands there twice ({{key}}).', todo: 'Remove one of them.' },
  no_targets: { what: '“{{label}}” has no target for any size.', todo: 'Write at least one, like 28 = 36.5; without it nothing can be judged.' },
  size_twice: { what: '“{{label}}” names size {{size}} twice.', todo: 'Keep one target for each size.' },
  prefix_taken: { what: 'Style codes beginning with “{{prefix}}” belong to “{{name}}” already.', todo: 'A beginning leads to one category; a longer one may divide it further.' },
};
export const materialRefusals = {
  unknown: { what: 'There is no such material, or it is out of use.', todo: 'The list is up to date now; look again.' },
  name_taken: { what: 'A material is called “{{name}}” already.', todo: 'Choose another name, or change that one.' },
  name_was_used: { what: '“{{name}}” was the name of a material now out of use.', todo: 'Choose another name; to take that one up again, make a new one with its name.' },
  nothing_said: { what: 'The quantity is 0: nothing to record.', todo: 'Enter how many.' },
  not_so_many: { what: 'The book has only {{onHand}}; no more than that can be spoiled.', todo: 'Count them first.' },
};
