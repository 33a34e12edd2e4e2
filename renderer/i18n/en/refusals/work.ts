import type { handoverRefusals as zhHandover, ownViewRefusals as zhViews, replyRefusals as zhReplies } from '../../zh-CN/refusals/work.ts';
import type { Words } from '../../words.ts';

export const ownViewRefusals: Words<typeof zhViews> = {
  unknown: { what: 'There is no such view.', todo: 'The list is up to date now; look again.' },
  somebody_elses: { what: 'This view is {{name}}’s.', todo: 'Ask {{name}} or the manager to change it.' },
  looks_for_nothing: { what: 'It does not look for anything yet.', todo: 'Type what to look for into the search box, then save it as a view.' },
  name_taken: { what: 'There is a view called “{{name}}” already.', todo: 'Choose another name.' },
  too_many: { what: 'There are {{n}} views already.', todo: 'Remove some that are not used.' },
};

export const replyRefusals: Words<typeof zhReplies> = {
  unknown: { what: 'There is no such reply.', todo: 'The list is up to date now; look again.' },
  place_unknown: { what: '“{{place}}” is nothing that can be filled in.', todo: 'Use those listed, such as {courier} or {tracking}.' },
  title_taken: { what: 'There is a reply called “{{title}}” already.', todo: 'Choose another name.' },
  too_many: { what: 'There are {{n}} replies already.', todo: 'Remove some that are not used.' },
};

export const handoverRefusals: Words<typeof zhHandover> = {
  unknown: { what: 'There is no such sheet.', todo: 'The list is up to date now; look again.' },
  accepted_already: { what: '{{name}} has accepted this sheet.', todo: 'There is nothing left to do.' },
  own_sheet: { what: 'You wrote this sheet yourself.', todo: 'The next shift signs in (F12) and accepts it.' },
};
