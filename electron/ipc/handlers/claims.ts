import { ok } from '../../../shared/domain/result.ts';
import { attachToClaim, claimPicture, detachFromClaim } from '../../use-cases/claims/attachments.ts';
import { writeEvidencePack } from '../../use-cases/claims/evidence-pack.ts';
import { exportClaimTable } from '../../use-cases/claims/export-table.ts';
import { courierFigures, qualityFigures } from '../../use-cases/claims/figures.ts';
import { changeClaim, noteClaim, settleClaim, signClaim, stepClaim } from '../../use-cases/claims/move-claim.ts';
import { openClaim, setClaimTerms } from '../../use-cases/claims/open-claim.ts';
import { claimProposal, claimsAttention, claimTermsOf, findLeftParcels, getClaim, listClaims } from '../../use-cases/claims/queries.ts';
import { createTemplateReader } from '../../use-cases/templates/template-reader.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const claimsHandlers = (host: Host): Handlers['claims'] => {
  const reader = createTemplateReader(host.workerFile('template-worker'));
  return {
    list: (_calling, input) => listClaims(host.services(), input),
    get: (_calling, input) => getClaim(host.services(), input),
    attention: () => claimsAttention(host.services()),
    findParcels: (_calling, input) => findLeftParcels(host.services(), input),
    proposal: (_calling, input) => claimProposal(host.services(), input),
    open: (calling, input) => openClaim(host.services(), callerOf(calling), input),
    step: (calling, input) => stepClaim(host.services(), callerOf(calling), input),
    settle: (calling, input) => settleClaim(host.services(), callerOf(calling), input),
    note: (calling, input) => noteClaim(host.services(), callerOf(calling), input),
    change: (calling, input) => changeClaim(host.services(), callerOf(calling), input),
    attach: async (calling, { claimId, role, path }) => {
      const file = path ?? (await host.chooseFiles('picture', false))[0];
      return file === undefined ? ok(null) : attachToClaim(host.services(), reader, callerOf(calling), { claimId, role, path: file });
    },
    detach: (calling, input) => detachFromClaim(host.services(), callerOf(calling), input),
    picture: (_calling, input) => claimPicture(host.services(), input),
    sign: (calling, input) => signClaim(host.services(), callerOf(calling), input),
    evidencePack: async (calling, { claimId }) => {
      const claim = getClaim(host.services(), { claimId });
      if (!claim.ok) return claim;
      const path = await host.chooseSaveFile(`claim-${String(claimId)}-${claim.value.claim.waybillNumber.replace(/[^0-9A-Za-z]/g, '_')}.pdf`);
      if (path === null) return ok(null);
      const written = await writeEvidencePack(host.services(), host.printing().renderer, reader, callerOf(calling), claimId, path);
      if (written.ok) host.showInFolder(written.value.path);
      return written;
    },
    terms: (_calling, input) => claimTermsOf(host.services(), input),
    setTerms: (calling, input) => setClaimTerms(host.services(), callerOf(calling), input),
    couriers: (_calling, input) => courierFigures(host.services(), input),
    quality: (_calling, input) => qualityFigures(host.services(), input),
    exportTable: async (calling, input) => {
      const day = new Date(host.services().now()).toISOString().slice(0, 10);
      const path = await host.chooseSaveFile(`claims-${input.table}-${day}.xlsx`);
      return path === null ? ok(null) : exportClaimTable(host.services(), callerOf(calling), input, path);
    },
  };
};
