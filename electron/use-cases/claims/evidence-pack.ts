import type { Evidence, EvidenceBlock } from '../../../shared/domain/claims/evidence/evidence.ts';
import type { AttachmentRole } from '../../../shared/domain/claims/claim.ts';
import type { ClaimId } from '../../../shared/domain/ids.ts';
import { parseSheet, picturesIn } from '../../../shared/domain/printing/display-list.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Renderer } from '../../printing/render-client.ts';
import { handOverSignature, mediaOfParcel, stubPicture } from '../../store/claim-parcels.ts';
import { attachmentsOf, claimById, claimEvents, claimSignatures, type ListedClaim } from '../../store/claims.ts';
import { readSettings } from '../../store/settings.ts';
import { picturesByIds } from '../../store/templates.ts';
import type { Reader } from '../../store/database.ts';
import type { TemplateReader } from '../templates/template-reader.ts';
import { localMinute } from '../printing/documents.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { claimParcelOf, parcelOfClaim, timeZoneOf } from './claim-view.ts';
import { claimCode, coverBlocks, historyBlocks, orderBlocks, signatureBlocks, trackingBlocks, type PackFacts } from './evidence-words.ts';
import { mediaFile, mediaFolderOf, readMedium } from '../media/media-folder.ts';

/** A picture that goes into the pack: grey, upright, as large as is ever printed. */
type Shown = { readonly sha256: string; readonly name: string; readonly caption: string };

const roleWords: Readonly<Record<AttachmentRole, string>> = { photo: '照片', signed_paper: '签字的单据', document: '资料' };

const picturesShown = (reader: Reader, claim: ListedClaim, timeZone: string): { readonly shown: readonly Shown[]; readonly named: readonly string[] } => {
  const attached = attachmentsOf(reader, claim.id).map((one): Shown => ({
    sha256: one.sha256, name: one.name, caption: `${roleWords[one.role]} ${one.name}\n${localMinute(one.added_at, timeZone)} ${one.staff_name} SHA-256 ${one.sha256}`,
  }));
  const media = mediaOfParcel(reader, claim.parcel_id).filter((one) => one.disposed_at === null);
  const photos = media.filter(({ kind }) => kind === 'photo').map((one): Shown => ({
    sha256: one.sha256, name: `打包照片 ${localMinute(one.taken_at, timeZone)}`, caption: `打包照片 ${localMinute(one.taken_at, timeZone)} ${one.staff_name}\nSHA-256 ${one.sha256}`,
  }));
  // A film cannot be printed: it is named, so that it can be asked for.
  const named = media.filter(({ kind }) => kind === 'video').map((one) => `打包视频 ${localMinute(one.taken_at, timeZone)} ${one.staff_name} SHA-256 ${one.sha256}`);
  return { shown: [...attached, ...photos], named };
};

type Pictures = { readonly blocks: readonly EvidenceBlock[]; readonly bytes: Map<string, Uint8Array> };

/** A picture that is gone or changed on the disk stops the pack with its name: evidence is whole, or it is none. */
const drawPictures = async (templateReader: TemplateReader, folder: string, shown: readonly Shown[]): Promise<Result<Pictures>> => {
  const blocks: EvidenceBlock[] = [];
  const bytes = new Map<string, Uint8Array>();
  for (const one of shown) {
    if (readMedium(folder, one.sha256) === null) return refuse('claim.picture_lost', { file: one.name });
    const picture = await templateReader.picture(mediaFile(folder, one.sha256), 'print');
    if (!picture.ok) return refuse('picture.damaged', { file: one.name });
    const { id, widthPx, heightPx } = picture.value;
    bytes.set(id, picture.value.bytes);
    blocks.push({ kind: 'picture', pictureId: id, widthPx, heightPx, caption: one.caption });
  }
  return ok({ blocks, bytes });
};

const factsOf = (services: Services, caller: Caller, claim: ListedClaim): PackFacts => {
  const reader = readerOf(services);
  const { shop } = readSettings(reader);
  return {
    claim, parcel: claimParcelOf(reader, parcelOfClaim(reader, claim)), events: claimEvents(reader, claim.id), signatures: claimSignatures(reader, claim.id),
    handOver: handOverSignature(reader, claim.parcel_id), shopName: shop?.sender.name ?? shop?.name ?? '', shopPhone: shop?.sender.phone ?? '', timeZone: timeZoneOf(reader), at: services.now(),
    staffName: caller.name,
  };
};

/**
 * ST-3: cover, order, signatures, tracking, history, the exact waybill, photos. Refuses a claim that is not there, pictures that are lost, and what
 * the disk does not take; the file is there whole or not at all.
 */
export const writeEvidencePack = async (
  services: Services, renderer: Renderer, templateReader: TemplateReader, caller: Caller, claimId: ClaimId, path: string,
): Promise<Result<{ path: string; sheets: number }>> => {
  const reader = readerOf(services);
  const claim = claimById(reader, claimId);
  if (claim === undefined) return refuse('claim.unknown');
  const facts = factsOf(services, caller, claim);
  const { shown, named } = picturesShown(reader, claim, facts.timeZone);
  const pictures = await drawPictures(templateReader, mediaFolderOf(services.store.file), shown);
  if (!pictures.ok) return pictures;
  const stub = stubPicture(reader, claim.parcel_id);
  const stubSheet = stub === undefined ? null : parseSheet(stub);
  if (stubSheet !== null && !stubSheet.ok) return refuse('claim.stub_unreadable');
  const photos: readonly EvidenceBlock[] = shown.length + named.length === 0
    ? [] : [{ kind: 'heading', text: '照片 Photos' }, ...named.map((text): EvidenceBlock => ({ kind: 'text', text })), ...pictures.value.blocks];
  const evidence: Evidence = {
    footer: `${claimCode(claim)} · ${facts.shopName}`,
    blocks: [
      ...coverBlocks(facts), ...orderBlocks(facts), ...signatureBlocks(facts), ...trackingBlocks(facts), ...historyBlocks(facts),
      ...(stubSheet === null ? [{ kind: 'heading' as const, text: '面单存根 Stub：没有留存' }] : [{ kind: 'sheet' as const, heading: '面单存根 Stub', sheet: stubSheet.value }]), ...photos,
    ],
  };
  const sheets = await renderer.layOutEvidence(evidence);
  if (!sheets.ok) return sheets;
  const onStub = stubSheet === null ? [] : [...picturesIn([stubSheet.value])];
  const bytes = new Map([...pictures.value.bytes, ...(onStub.length === 0 ? [] : picturesByIds(reader, onStub))]);
  const drawn = await renderer.draw(sheets.value, { path, title: claimCode(claim), createdAt: facts.at, pictures: bytes });
  if (!drawn.ok) return drawn;
  return act(services, caller.staffId, ({ trace }) => {
    trace({ action: 'claim.evidence_written', subject: 'claim', subjectId: claimId, after: { sheets: drawn.value.pageCount, sha256: drawn.value.sha256 } });
    return ok({ path, sheets: drawn.value.pageCount });
  });
};
