import type { stubsRefusals as zh } from '../../zh-CN/refusals/stubs.ts';
import type { Words } from '../../words.ts';

export const stubsRefusals: Words<typeof zh> = {
  unknown: { what: 'There is no such stub.', todo: 'The list is up to date now; look again.' },
  verifying: { what: 'Stubs are being verified.', todo: 'Wait for the end, or stop it first.' },
  verification_stopped: { what: 'The verification did not finish; nothing was taken over.', todo: 'Take over again.' },
  not_due: { what: 'These stubs are not 15 days old yet.', todo: 'Today reminds you when they are.' },
  nothing_due: { what: 'No stubs wait to be taken over.', todo: 'Somebody may just have done it; nothing to do.' },
  not_intact: { what: '{{n}} things are not as they were sealed ({{number}}).', todo: 'See which ones first; to take them over as they are, tick “as they are” and confirm again.' },
  still_kept: { what: 'Stubs are kept for {{n}} months; these are younger.', todo: 'Wait until then; the retention can be changed on this screen.' },
  nothing_to_dispose: { what: 'No stubs are past their retention.', todo: 'Nothing to do.' },
  no_picture: { what: 'Stub {{number}} has no picture of its waybill.', todo: 'It left without one, or the retention rule took it away.' },
  days_turned: { what: 'The last day lies before the first.', todo: 'Put the earlier day first.' },
};
