import { ok } from '../../../shared/domain/result.ts';
import { claimForCase } from '../../use-cases/after-sales/claim-for-case.ts';
import { limitsOf, setLimits, setTerm, termsOf } from '../../use-cases/after-sales/deadlines.ts';
import { exportFinance, financeSheet, waitingPayouts } from '../../use-cases/after-sales/finance.ts';
import { openCase } from '../../use-cases/after-sales/open-case.ts';
import { askPayout, decidePayout, payPayout, withdrawPayout } from '../../use-cases/after-sales/payouts.ts';
import { addCasePhoto, beginCasePhoto, casePicture, removeCasePhoto } from '../../use-cases/after-sales/photos.ts';
import { casesAttention, casesOf, getCase, listCases, proposal } from '../../use-cases/after-sales/queries.ts';
import { receiveGoods } from '../../use-cases/after-sales/receive-goods.ts';
import { differenceReceived, expectDifference } from '../../use-cases/after-sales/difference.ts';
import { sendReplacement } from '../../use-cases/after-sales/send-replacement.ts';
import { changeCase, noteOnCase, stepCase } from '../../use-cases/after-sales/step-case.ts';
import { createTemplateReader } from '../../use-cases/templates/template-reader.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const afterSalesHandlers = (host: Host): Handlers['afterSales'] => {
  const reader = createTemplateReader(host.workerFile('template-worker'));
  return {
    list: (_calling, input) => listCases(host.services(), input),
    get: (calling, input) => getCase(host.services(), callerOf(calling), input),
    attention: () => casesAttention(host.services()),
    ofOrder: (_calling, input) => casesOf(host.services(), input),
    proposal: (_calling, input) => proposal(host.services(), input),
    open: (calling, input) => openCase(host.services(), callerOf(calling), input),
    step: (calling, input) => stepCase(host.services(), callerOf(calling), input),
    change: (calling, input) => changeCase(host.services(), callerOf(calling), input),
    note: (calling, input) => noteOnCase(host.services(), callerOf(calling), input),
    claim: (calling, input) => claimForCase(host.services(), callerOf(calling), input),
    addPhoto: async (calling, { caseId, path, bytes }) => {
      if (bytes !== null) return addCasePhoto(host.services(), reader, callerOf(calling), caseId, { bytes });
      const file = path ?? (await host.chooseFiles('picture', false))[0];
      return file === undefined ? ok(null) : addCasePhoto(host.services(), reader, callerOf(calling), caseId, { path: file });
    },
    beginPhoto: (calling, input) => {
      const begun = beginCasePhoto(host.services(), input);
      if (begun.ok) host.letOpenCamera(calling.windowId);
      return begun;
    },
    removePhoto: (calling, input) => removeCasePhoto(host.services(), callerOf(calling), input),
    photo: (_calling, input) => casePicture(host.services(), input),
    receive: (calling, input) => receiveGoods(host.services(), callerOf(calling), input),
    send: (calling, input) => sendReplacement(host.services(), callerOf(calling), input),
    differenceReceived: (calling, input) => differenceReceived(host.services(), callerOf(calling), input),
    expectDifference: (calling, input) => expectDifference(host.services(), callerOf(calling), input),
    askPayout: (calling, input) => askPayout(host.services(), callerOf(calling), input),
    decidePayout: (calling, input) => decidePayout(host.services(), callerOf(calling), input),
    payPayout: (calling, input) => payPayout(host.services(), callerOf(calling), input),
    withdrawPayout: (calling, input) => withdrawPayout(host.services(), callerOf(calling), input),
    payouts: () => waitingPayouts(host.services()),
    terms: (_calling, input) => termsOf(host.services(), input),
    setTerm: (calling, input) => setTerm(host.services(), callerOf(calling), input),
    limits: () => limitsOf(host.services()),
    setLimits: (calling, input) => setLimits(host.services(), callerOf(calling), input),
    finance: (_calling, input) => financeSheet(host.services(), input),
    exportFinance: async (calling, input) => {
      const day = new Date(host.services().now()).toISOString().slice(0, 10);
      const path = await host.chooseSaveFile(`after-sales-${day}.xlsx`);
      return path === null ? ok(null) : exportFinance(host.services(), callerOf(calling), input, path);
    },
  };
};
