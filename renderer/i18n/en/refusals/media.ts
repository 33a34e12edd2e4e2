import type { Words } from '../../words.ts';
import type { mediaRefusals as chinese } from '../../zh-CN/refusals/media.ts';

export const mediaRefusals: Words<typeof chinese> = {
  off: { what: 'The packing camera is switched off; nothing was kept.', todo: 'The manager can switch it on in “Settings · Packing camera”.' },
  not_a_picture: { what: 'What the camera gave is no photo or video; nothing was kept.', todo: 'Go on packing. Try another camera, or choose one in the settings.' },
  parcel_gone: { what: 'This parcel has left or is voided: nothing can be added to it.', todo: 'Nothing to do.' },
  too_many: { what: 'A parcel keeps {{most}} photos and videos at most.', todo: 'The ones that were taken are all there.' },
  unknown: { what: 'There is no such photo or video.', todo: 'The list is up to date now; look again.' },
  disposed: { what: 'This photo or video was past its time and has been disposed of.', todo: 'To keep them longer, ask the manager to change “Settings · Packing camera”.' },
  lost: { what: 'The file of this photo or video is gone or was changed.', todo: 'See whether somebody touched the folder “media” beside the data; backups hold no photos.' },
};
