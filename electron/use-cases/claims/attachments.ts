import { basename } from 'node:path';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { isClosed } from '../../../shared/domain/claims/transitions.ts';
import { plainText } from '../../../shared/domain/printing/plain-text.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { attachmentById, attachmentsOf, claimById, insertAttachment, insertClaimEvent, markDetached } from '../../store/claims.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { mediaFolderOf, readMedium } from '../media/media-folder.ts';
import { keepPicture, readPictureFile } from '../media/picture-file.ts';
import type { TemplateReader } from '../templates/template-reader.ts';

/** A claim with more is not read by anybody. */
const mostAttachments = 30;

/** A photo or paper for a claim. It is decoded whole before it counts: evidence that cannot be shown is none. */
export const attachToClaim = async (
  services: Services, reader: TemplateReader, caller: Caller, { claimId, role, path }: { claimId: InputFor<'claims', 'attach'>['claimId']; role: InputFor<'claims', 'attach'>['role']; path: string },
): Promise<Result<NonNullable<OutputFor<'claims', 'attach'>>>> => {
  if (claimById(readerOf(services), claimId) === undefined) return refuse('claim.unknown');
  const picture = readPictureFile(path);
  if (!picture.ok) return picture;
  const { bytes, mime, widthPx, heightPx } = picture.value;
  const kept = await keepPicture(mediaFolderOf(services.store.file), reader, picture.value, basename(path));
  if (!kept.ok) return kept;
  const sha256 = kept.value;
  return act(services, caller.staffId, (step) => {
    const claim = claimById(step.writer, claimId);
    if (claim === undefined) return refuse('claim.unknown');
    const there = attachmentsOf(step.writer, claimId);
    if (there.length >= mostAttachments) return refuse('claim.too_many_attachments', { most: mostAttachments });
    if (there.some((one) => one.sha256 === sha256 && one.role === role)) return refuse('claim.attached_already', { file: basename(path) });
    const name = plainText(basename(path)).slice(0, 200);
    const attachmentId = insertAttachment(step.writer, {
      claim_id: claimId, role, name, sha256, mime, bytes: bytes.length, width_px: widthPx, height_px: heightPx, added_at: step.at, staff_id: caller.staffId,
    });
    insertClaimEvent(step.writer, claimId, { at: step.at, staffId: caller.staffId, kind: 'attached', text: name });
    step.trace({ action: 'claim.attached', subject: 'claim', subjectId: claimId, after: { role, name, sha256, bytes: bytes.length } });
    step.emit('claims.changed', {});
    return ok({ attachmentId });
  });
};

/** Taken off by mistake or put on the wrong claim; that it was there stays. Not from a claim that has ended. */
export const detachFromClaim = (services: Services, caller: Caller, { attachmentId }: InputFor<'claims', 'detach'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const attachment = attachmentById(step.writer, attachmentId);
    const claim = attachment === undefined ? undefined : claimById(step.writer, attachment.claim_id);
    if (attachment === undefined || claim === undefined) return refuse('claim.attachment_unknown');
    if (isClosed(claim.state)) return refuse('claim.closed');
    markDetached(step.writer, attachmentId, step.at);
    insertClaimEvent(step.writer, claim.id, { at: step.at, staffId: caller.staffId, kind: 'detached', text: attachment.name });
    step.trace({ action: 'claim.detached', subject: 'claim', subjectId: claim.id, before: { name: attachment.name, sha256: attachment.sha256 } });
    step.emit('claims.changed', {});
    return ok(null);
  });

export const claimPicture = (services: Services, { attachmentId }: InputFor<'claims', 'picture'>): Result<OutputFor<'claims', 'picture'>> => {
  const attachment = attachmentById(readerOf(services), attachmentId);
  if (attachment === undefined) return refuse('claim.attachment_unknown');
  const bytes = readMedium(mediaFolderOf(services.store.file), attachment.sha256);
  if (bytes === null) return refuse('claim.picture_lost', { file: attachment.name });
  return ok({ dataUrl: `data:${attachment.mime};base64,${Buffer.from(bytes).toString('base64')}` });
};
