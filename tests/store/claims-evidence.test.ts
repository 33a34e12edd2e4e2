import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from 'hucre';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClaimId, ParcelId } from '../../shared/domain/ids.ts';
import { createRenderer } from '../../electron/printing/render-client.ts';
import { attachToClaim, claimPicture, detachFromClaim } from '../../electron/use-cases/claims/attachments.ts';
import { writeEvidencePack } from '../../electron/use-cases/claims/evidence-pack.ts';
import { exportClaimTable } from '../../electron/use-cases/claims/export-table.ts';
import { courierFigures, qualityFigures } from '../../electron/use-cases/claims/figures.ts';
import { mediaFile, mediaFolderOf } from '../../electron/use-cases/media/media-folder.ts';
import { changeClaim, noteClaim, signClaim } from '../../electron/use-cases/claims/move-claim.ts';
import { createTemplateReader } from '../../electron/use-cases/templates/template-reader.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { leaveWith, opened, pictureFile, seenOf, settle, step, viewOf } from '../support/claims-shop.ts';
import { readPdfPages, readPdfText, readPdfTextByPage } from '../support/read-pdf.ts';
import { addStaff, codeOf, mustBe, openTestShop, tracedActions, waybillOf, type TestShop } from '../support/shop.ts';

const project = join(import.meta.dirname, '../..');
const renderer = createRenderer({ workerPath: join(project, 'electron/printing/render-worker.ts'), fontsFolder: join(project, 'resources/fonts') });
const reader = createTemplateReader(join(project, 'electron/use-cases/templates/template-worker.ts'));
afterAll(() => renderer.close());

let shop: TestShop;
let service: Caller;
let packer: Caller;
let parcelId: ParcelId;
let claimId: ClaimId;
const day = 86_400_000;
const strokes = [[10, 10, 200, 40, 400, 90, 380, 200, 100, 300], [500, 20, 600, 400, 800, 100, 900, 90]];

beforeEach(async () => {
  shop = await openTestShop();
  service = addStaff(shop, '小林', 'customer_service');
  packer = addStaff(shop, '李强');
  parcelId = leaveWith(shop, packer, 'ZTO', [{ number: '351500000001', lines: [{ code: 'NZ801-28', title: '弹力牛仔裤', quantity: 2 }] }])[0]!.parcelId;
  claimId = opened(shop, service, parcelId, { kind: 'damaged', text: '外箱压扁，内有破洞' });
});
afterEach(() => {
  shop.close();
});

const attach = (path: string, role: 'photo' | 'signed_paper' = 'photo') => attachToClaim(shop.services, reader, service, { claimId, role, path });
const pack = (path = join(shop.folder, '证据.pdf')) => writeEvidencePack(shop.services, renderer, reader, service, claimId, path);
const bare = (text: string): string => text.replace(/\s+/g, '');

describe('evidence', () => {
  test('ST-3: one PDF with cover, order, signatures, tracking, the waybill at its own size, photos; hostile text stays text', async () => {
    mustBe(await attach(pictureFile(shop, '破洞.png', 600, 400)));
    mustBe(await attach(pictureFile(shop, '签字单.png', 300, 500, 10), 'signed_paper'));
    mustBe(signClaim(shop.services, service, { claimId, strokes, signedBy: '王师傅' }));
    mustBe(noteClaim(shop.services, service, { claimId, kind: 'tracking', text: `2026-11-22 已揽收\n<script>alert(1)</script> {{receiver.name}} \u202e反向 \u0007 😀` }));
    mustBe(noteClaim(shop.services, service, { claimId, kind: 'note', text: '只给店里看的备注' }));
    mustBe(step(shop, service, claimId, 'send', { text: '工单 8812' }));
    const path = join(shop.folder, '证据.pdf');
    const { sheets } = mustBe(await pack(path));
    const pages = readPdfPages(path);
    expect(pages).toHaveLength(sheets);
    expect(pages.every(({ widthHmm, heightHmm }) => Math.abs(widthHmm - 21_000) < 5 && Math.abs(heightHmm - 29_700) < 5)).toBe(true);
    const text = bare(readPdfText(path));
    const number = waybillOf(shop, parcelId);
    for (const part of [
      '快递理赔申请Claim', number, '中通快递', '破损Damaged', '快递责任', '¥99.00', '外箱压扁，内有破洞', '欧阳雨馨13800000000', '351500000001', 'NZ801-28', '弹力牛仔裤', '深蓝/M', '李强', '王师傅', '破损确认签字',
      '2026-11-22已揽收', '<script>alert(1)</script>{{receiver.name}}反向', '[U+1F600]', '工单8812', '面单存根Stub', '破洞.png', '签字单.png', `${String(sheets)}/${String(sheets)}`,
    ]) expect(text).toContain(part);
    expect(text).not.toContain('只给店里看的备注');
    // The waybill stands on a sheet of its own, exactly once beside the cover's words.
    expect(readPdfTextByPage(path).filter((page) => bare(page).includes('面单存根Stub'))).toHaveLength(1);
    for (const { sha256 } of viewOf(shop, claimId).attachments) expect(text).toContain(sha256);
    expect(tracedActions(shop, 'claim', claimId).at(-1)).toBe('claim.evidence_written');
  }, 60_000);

  test('ST-3: tracking of many pages flows over the sheets and loses no line', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => `第${String(index + 1)}行 2026-11-${String(1 + (index % 30)).padStart(2, '0')} 快件到达【示例中转场${String(index)}】`);
    mustBe(noteClaim(shop.services, service, { claimId, kind: 'tracking', text: lines.join('\r\n') }));
    mustBe(noteClaim(shop.services, service, { claimId, kind: 'tracking', text: '无空格'.repeat(3_000) }));
    const path = join(shop.folder, '证据.pdf');
    const { sheets } = mustBe(await pack(path));
    const text = bare(readPdfText(path));
    expect(sheets).toBeGreaterThan(8);
    expect(lines.filter((line) => !text.includes(bare(line)))).toEqual([]);
    expect(text.match(/无空格/g)?.length ?? 0).toBeGreaterThan(2_800);
  }, 60_000);

  test('ST-3: a picture that is gone or changed on the disk stops the pack; so does a folder that is not there; no file is left', async () => {
    mustBe(await attach(pictureFile(shop, 'a.png')));
    const kept = mediaFile(mediaFolderOf(shop.file), viewOf(shop, claimId).attachments[0]!.sha256);
    const original = readFileSync(kept);
    writeFileSync(kept, Buffer.concat([original, Buffer.from('x')]));
    expect(codeOf(await pack())).toBe('claim.picture_lost');
    rmSync(kept);
    expect(codeOf(await pack())).toBe('claim.picture_lost');
    expect(codeOf(claimPicture(shop.services, { attachmentId: viewOf(shop, claimId).attachments[0]!.id }))).toBe('claim.picture_lost');
    // Attached once more, it is whole again.
    mustBe(await attach(pictureFile(shop, 'a.png'), 'signed_paper'));
    expect(codeOf(await pack(join(shop.folder, 'gone', 'x.pdf')))).toBe('printing.folder_missing');
    expect(readdirSync(shop.folder).filter((name) => name.endsWith('.pdf') || name.endsWith('.part'))).toEqual([]);
    mustBe(await pack());
  }, 60_000);
});

describe('attachments', () => {
  test('ST-3: known by content: what is no picture, broken, a folder or gone is refused and nothing of it is kept', async () => {
    const fake = join(shop.folder, 'fake.png');
    writeFileSync(fake, '<html>no picture</html>');
    const cut = join(shop.folder, 'cut.png');
    writeFileSync(cut, readFileSync(pictureFile(shop, 'whole.png')).subarray(0, 90));
    mkdirSync(join(shop.folder, 'folder.png'));
    expect(codeOf(await attach(fake))).toBe('picture.not_a_picture');
    expect(codeOf(await attach(cut))).toBe('picture.damaged');
    expect(codeOf(await attach(join(shop.folder, 'folder.png')))).toBe('picture.file_unreadable');
    expect(codeOf(await attach(join(shop.folder, 'none.png')))).toBe('picture.file_unreadable');
    expect(viewOf(shop, claimId).attachments).toEqual([]);
  });

  test('ST-4: a signed paper stands for the signature; what was taken off is not shown, but stays in the history', async () => {
    const path = pictureFile(shop, '签字.png');
    const { attachmentId } = mustBe(await attach(path, 'signed_paper'));
    expect(codeOf(await attach(path, 'signed_paper'))).toBe('claim.attached_already');
    expect(mustBe(claimPicture(shop.services, { attachmentId })).dataUrl).toBe(`data:image/png;base64,${readFileSync(path).toString('base64')}`);
    mustBe(detachFromClaim(shop.services, service, { attachmentId }));
    expect(codeOf(step(shop, service, claimId, 'send'))).toBe('claim.signature_missing');
    mustBe(await attach(path, 'signed_paper'));
    mustBe(step(shop, service, claimId, 'send'));
    expect(viewOf(shop, claimId).events.map(({ kind }) => kind)).toEqual(['open', 'attached', 'detached', 'attached', 'send']);
  });
});

describe('figures', () => {
  const period = () => ({ from: shop.clock.now - day, to: shop.clock.now + day });

  test('ST-3, ST-4: by courier and by packer: counts, rates, money, days to pay; mistakes count nowhere, lost parcels are nobody’s packing', async () => {
    const other = addStaff(shop, '张敏');
    const sf = leaveWith(shop, other, 'SF', [{}, {}, {}, {}]);
    const when = period();
    mustBe(changeClaim(shop.services, service, { claimId, seenEvent: seenOf(shop, claimId), change: { what: 'fault', fault: 'packing' } }));
    const lost = opened(shop, service, sf[0]!.parcelId, { amountFen: 5_000 });
    const short = opened(shop, service, sf[1]!.parcelId, { kind: 'short_contents', fault: 'courier', amountFen: 3_000 });
    const slip = opened(shop, service, sf[2]!.parcelId);
    mustBe(step(shop, service, slip, 'withdraw', { mistake: true }));
    for (const id of [lost, short]) mustBe(step(shop, service, id, 'send'));
    shop.clock.now += 6 * day;
    mustBe(settle(shop, shop.manager, lost, 'receive', { moneyFen: 5_000 }));
    expect(mustBe(courierFigures(shop.services, when))).toEqual([
      { courierCode: 'SF', handedOver: 4, claims: 2, open: 1, lost: 1, damaged: 0, undeliverable: 0, shortContents: 1, lostPerTenThousand: 2_500, claimsPerTenThousand: 5_000, claimedFen: 8_000, receivedFen: 5_000, daysToPay: 6 },
      { courierCode: 'ZTO', handedOver: 1, claims: 1, open: 1, lost: 0, damaged: 1, undeliverable: 0, shortContents: 0, lostPerTenThousand: 0, claimsPerTenThousand: 10_000, claimedFen: 9_900, receivedFen: 0, daysToPay: null },
    ]);
    expect(mustBe(qualityFigures(shop.services, when))).toEqual([
      { packerName: '李强', courierCode: 'ZTO', packed: 1, packingFaults: 1, courierFaults: 0, unknownFaults: 0, faultsPerTenThousand: 10_000 },
      { packerName: '张敏', courierCode: 'SF', packed: 4, packingFaults: 0, courierFaults: 1, unknownFaults: 0, faultsPerTenThousand: 0 },
    ]);
    expect(mustBe(courierFigures(shop.services, { from: 0, to: 1 }))).toEqual([]);
    const path = join(shop.folder, 'couriers.xlsx');
    expect(mustBe(await exportClaimTable(shop.services, service, { table: 'couriers', ...when }, path))).toEqual({ path, rows: 2 });
    const [sheet] = (await read(readFileSync(path))).sheets;
    expect(sheet?.rows[1]?.slice(0, 3)).toEqual(['顺丰速运', 4, 2]);
    expect(sheet?.rows[1]?.[10]).toBe(80);
  });

  test('ST-3: exported names are never formulas, neither in XLSX nor in CSV; a place that takes nothing is said', async () => {
    const { parcelId: hostile } = leaveWith(shop, addStaff(shop, '=HYPERLINK("http://x")'), 'SF', [{ receiver: { name: '=cmd|calc!A1,"x"' } }])[0]!;
    opened(shop, service, hostile, { kind: 'undeliverable', amountFen: 0 });
    const when = period();
    const csv = join(shop.folder, 'bill.CSV');
    mustBe(await exportClaimTable(shop.services, service, { table: 'bill', ...when }, csv));
    const text = readFileSync(csv, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain(`"'=cmd|calc!A1,""x"""`);
    expect(text).not.toMatch(/(^|,)"?=/m);
    const path = join(shop.folder, 'quality.xlsx');
    mustBe(await exportClaimTable(shop.services, service, { table: 'quality', ...when }, path));
    const rows = (await read(readFileSync(path))).sheets[0]?.rows ?? [];
    expect(rows.some((row) => row[0] === '=HYPERLINK("http://x")')).toBe(true);
    expect(codeOf(await exportClaimTable(shop.services, service, { table: 'bill', ...when }, join(shop.folder, 'gone', 'x.xlsx')))).toBe('table.not_written');
  });
});
